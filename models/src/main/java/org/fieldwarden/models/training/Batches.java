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
public final class Batches {

    private final Drawing drawing;
    private final long seed;
    private final int batch;
    private final int crop;

    /** Where the samples of a batch come from. */
    @FunctionalInterface
    public interface Drawing {

        /**
         * One sample, at least as large as the crop.
         *
         * @param place which one of the batch, from 0
         * @param random the only source of chance
         */
        TrainingSample draw(int place, Random random);
    }

    Batches(SampleFiles samples, Recipe recipe) {
        this(
                (place, random) -> samples.read(random.nextInt(samples.count())),
                recipe.seed(),
                recipe.batch(),
                recipe.crop());
    }

    /**
     * Batches of samples from anywhere.
     *
     * @param batch pieces in a step
     * @param crop their side, pixels, a multiple of 16
     */
    public Batches(Drawing drawing, long seed, int batch, int crop) {
        this.drawing = drawing;
        this.seed = seed;
        this.batch = batch;
        this.crop = crop;
    }

    /** The batch of a step, counted from 0. */
    public TrainingBatch of(long step) {
        Random random = new Random(seed * 1_000_003L + step * 7_919L);
        random.nextLong();
        List<TrainingPair> pairs = new ArrayList<>();
        for (int i = 0; i < batch; i++) {
            pairs.add(drawn(drawing.draw(i, random), random));
        }
        return new TrainingBatch(pairs);
    }

    private TrainingPair drawn(TrainingSample sample, Random random) {
        int side = crop;
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
        return OrthophotoTile.of(PixelWindow.atSize(0, 0, crop, crop), rgb, observed);
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
