package org.fieldwarden.models.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.PixelLabels;
import org.fieldwarden.detector.TrainingBatch;
import org.fieldwarden.detector.TrainingPair;
import org.fieldwarden.models.data.SampleFiles;
import org.fieldwarden.models.data.TrainingSample;

/**
 * The batch of each step: crops of samples, turned, mirrored, with the dates exchanged and the light jittered. A step's
 * batch follows from the seed and the step alone, so that training resumes exactly.
 */
final class Batches {

    private final SampleFiles samples;
    private final Recipe recipe;

    Batches(SampleFiles samples, Recipe recipe) {
        this.samples = samples;
        this.recipe = recipe;
    }

    TrainingBatch of(long step) {
        Random random = new Random(recipe.seed() * 1_000_003L + step * 7_919L);
        random.nextLong();
        List<TrainingPair> pairs = new ArrayList<>();
        for (int i = 0; i < recipe.batch(); i++) {
            pairs.add(drawn(samples.read(random.nextInt(samples.count())), random));
        }
        return new TrainingBatch(pairs);
    }

    private TrainingPair drawn(TrainingSample sample, Random random) {
        int side = recipe.crop();
        Placement placement = new Placement(
                random.nextInt(sample.side() - side + 1),
                random.nextInt(sample.side() - side + 1),
                random.nextInt(8),
                sample.side(),
                side);
        boolean exchanged = random.nextBoolean();
        byte[] first = exchanged ? sample.current() : sample.baseline();
        byte[] second = exchanged ? sample.baseline() : sample.current();
        byte[] firstCover = exchanged ? sample.currentCover() : sample.baselineCover();
        byte[] secondCover = exchanged ? sample.baselineCover() : sample.currentCover();
        return new TrainingPair(
                tile(placement.bands(first, 3), random),
                tile(placement.bands(second, 3), random),
                PixelLabels.of(
                        placement.bands(sample.changed(), 1),
                        placement.bands(firstCover, 1),
                        placement.bands(secondCover, 1)));
    }

    private OrthophotoTile tile(byte[] rgb, Random random) {
        double gain = Math.exp(random.nextGaussian() * 0.10);
        double[] gains = {gain * (1 + random.nextGaussian() * 0.04), gain, gain * (1 + random.nextGaussian() * 0.04)};
        double offset = random.nextGaussian() * 8;
        byte[][] tables = new byte[3][256];
        for (int band = 0; band < 3; band++) {
            for (int value = 0; value < 256; value++) {
                tables[band][value] = (byte) Math.max(0, Math.min(255, Math.round(value * gains[band] + offset)));
            }
        }
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = tables[i % 3][rgb[i] & 0xff];
        }
        boolean[] observed = new boolean[rgb.length / 3];
        java.util.Arrays.fill(observed, true);
        return OrthophotoTile.of(PixelWindow.atSize(0, 0, recipe.crop(), recipe.crop()), rgb, observed);
    }

    /**
     * A crop and one of the eight symmetries of the square.
     *
     * @param symmetry bit 0 mirrors columns, bit 1 mirrors rows, bit 2 exchanges the two
     */
    private record Placement(int left, int top, int symmetry, int from, int side) {

        byte[] bands(byte[] source, int bands) {
            byte[] out = new byte[side * side * bands];
            for (int row = 0; row < side; row++) {
                for (int column = 0; column < side; column++) {
                    int c = (symmetry & 1) == 0 ? column : side - 1 - column;
                    int r = (symmetry & 2) == 0 ? row : side - 1 - row;
                    int at = (symmetry & 4) == 0 ? (top + r) * from + left + c : (top + c) * from + left + r;
                    System.arraycopy(source, at * bands, out, (row * side + column) * bands, bands);
                }
            }
            return out;
        }
    }
}
