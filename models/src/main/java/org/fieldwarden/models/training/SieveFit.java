package org.fieldwarden.models.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.CellScores;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.PixelScores;
import org.fieldwarden.detector.Sieve;
import org.fieldwarden.detector.SievedModel;
import org.fieldwarden.models.data.SampleFiles;
import org.fieldwarden.models.data.TrainingSample;
import org.fieldwarden.models.raster.Components;

/**
 * The threshold of a sieve, and what it costs. It is chosen on every second validation sample so that the network still
 * looks at {@value #KEPT_SHARE} of the true change objects that it finds when it looks everywhere; the figures come from
 * the other samples. An object is kept where the network looks at half of its pixels or more.
 *
 * @param threshold score of the sieve from which on the network looks
 * @param objects true objects of {@value #SMALLEST_OBJECT_PX} pixels and more among the judging samples that the network
 *     finds: one of their pixels reaches the seed threshold
 * @param kept those of them that the network still looks at
 * @param lookedAt share of the cells without any change, in the same samples, that the network looks at all the same
 */
public record SieveFit(double threshold, int objects, int kept, double lookedAt) {

    static final double KEPT_SHARE = 0.995;
    static final int SMALLEST_OBJECT_PX = 64;

    private static final int CELL_PX = Sieve.CELL_PX;

    /** A network that looks everywhere, and the score at which it finds a change. */
    record Finder(ChangeModel model, double seedThreshold) {}

    /** Fits the sieve on validation samples. */
    static SieveFit of(Sieve sieve, Finder finder, List<SampleFiles> sets) {
        Judged choosing = new Judged();
        Judged judging = new Judged();
        for (SampleFiles files : sets) {
            for (int index = 0; index < files.count(); index++) {
                (index % 2 == 0 ? choosing : judging).add(sieve, finder, files.read(index));
            }
        }
        double threshold = choosing.keeping(KEPT_SHARE);
        return new SieveFit(
                threshold, judging.objects.size(), judging.objectsFrom(threshold), judging.unchangedFrom(threshold));
    }

    /** Scores that decide whether an object, or a cell without change, is looked at. */
    private static final class Judged {

        private final List<Float> objects = new ArrayList<>();
        private final List<Float> unchanged = new ArrayList<>();

        void add(Sieve sieve, Finder finder, TrainingSample sample) {
            OrthophotoTile baseline = tile(sample, sample.baseline());
            OrthophotoTile current = tile(sample, sample.current());
            CellScores cells = sieve.scores(baseline, current);
            PixelScores scores = finder.model().score(baseline, current);
            float[] deciding = deciding(cells, sample.side());
            int columns = sample.side() / CELL_PX;
            Components parts = Components.of(sample.side(), sample.side(), pixel -> sample.changed()[pixel] == 1);
            for (Components.Part part : parts.parts()) {
                Pixels pixels = Pixels.of(parts, part, sample.side());
                if (part.area() >= SMALLEST_OBJECT_PX && pixels.highest(scores) >= finder.seedThreshold()) {
                    objects.add(pixels.median(deciding));
                }
            }
            boolean[] changed = new boolean[deciding.length];
            for (int pixel = 0; pixel < sample.changed().length; pixel++) {
                int cell = pixel / sample.side() / CELL_PX * columns + pixel % sample.side() / CELL_PX;
                changed[cell] |= sample.changed()[pixel] != 0;
            }
            for (int cell = 0; cell < deciding.length; cell++) {
                if (!changed[cell]) {
                    unchanged.add(deciding[cell]);
                }
            }
        }

        /** For each cell the highest score that {@link SievedModel} asks about it. */
        private static float[] deciding(CellScores cells, int side) {
            int columns = side / CELL_PX;
            int reach = SievedModel.MARGIN_PX / CELL_PX;
            float[] highest = new float[columns * columns];
            for (int cell = 0; cell < highest.length; cell++) {
                for (int row = Math.max(0, cell / columns - reach);
                        row <= Math.min(columns - 1, cell / columns + reach);
                        row++) {
                    for (int column = Math.max(0, cell % columns - reach);
                            column <= Math.min(columns - 1, cell % columns + reach);
                            column++) {
                        highest[cell] = Math.max(highest[cell], cells.at(column * CELL_PX, row * CELL_PX));
                    }
                }
            }
            return highest;
        }

        /** The highest threshold that keeps this share of the objects. */
        double keeping(double share) {
            List<Float> sorted = objects.stream().sorted().toList();
            if (sorted.isEmpty()) {
                throw new IllegalArgumentException("No sample has a change to keep");
            }
            int lost = (int) Math.floor(sorted.size() * (1 - share));
            // Down to four decimals, so that what is written keeps what was counted.
            double threshold = Math.floor(sorted.get(lost) * 1e4) / 1e4;
            return Math.max(1e-4, Math.min(0.9999, threshold));
        }

        int objectsFrom(double threshold) {
            return (int) objects.stream().filter(score -> score >= threshold).count();
        }

        double unchangedFrom(double threshold) {
            long above = unchanged.stream().filter(score -> score >= threshold).count();
            return unchanged.isEmpty() ? 0 : (double) above / unchanged.size();
        }
    }

    /** The pixels of one object in a sample. */
    private record Pixels(List<Integer> indices, int side) {

        static Pixels of(Components parts, Components.Part part, int side) {
            List<Integer> indices = new ArrayList<>();
            for (int row = part.top(); row <= part.bottom(); row++) {
                for (int column = part.left(); column <= part.right(); column++) {
                    if (parts.idAt(row * side + column) == part.id()) {
                        indices.add(row * side + column);
                    }
                }
            }
            return new Pixels(indices, side);
        }

        double highest(PixelScores scores) {
            return indices.stream()
                    .mapToDouble(index -> scores.score(index % side, index / side))
                    .max()
                    .orElse(0);
        }

        /** Half of the pixels lie in cells with this score or more. */
        float median(float[] cells) {
            List<Float> sorted = indices.stream()
                    .map(index -> cells[index / side / CELL_PX * (side / CELL_PX) + index % side / CELL_PX])
                    .sorted()
                    .toList();
            return sorted.get(sorted.size() / 2);
        }
    }

    private static OrthophotoTile tile(TrainingSample sample, byte[] rgb) {
        boolean[] observed = new boolean[sample.side() * sample.side()];
        Arrays.fill(observed, true);
        return OrthophotoTile.of(PixelWindow.atSize(0, 0, sample.side(), sample.side()), rgb, observed);
    }
}
