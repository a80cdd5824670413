package org.fieldwarden.detector;

import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;

/** Sums what several views of one tile say. */
final class ViewMean {

    private static final int COVERS = LandCover.values().length;
    private static final double SUREST = 1e-6;

    private final PixelScores first;
    private final int views;
    private final int width;
    private final double[] logits;
    private final byte[] votes;

    ViewMean(PixelScores first, int views) {
        this.first = first;
        this.views = views;
        this.width = first.window().width();
        int pixels = Math.toIntExact(first.window().pixels());
        this.logits = new double[pixels];
        this.votes = new byte[pixels * 2 * COVERS];
        for (int row = 0; row < first.window().height(); row++) {
            for (int column = 0; column < width; column++) {
                count(row * width + column, first, column, row);
            }
        }
    }

    /** Adds what a mirrored view of {@code part} says. */
    void add(PixelWindow part, PixelScores seen, Mirror mirror) {
        PixelWindow tile = first.window();
        for (int row = part.row(); row < part.endRow(); row++) {
            int seenRow = mirror.row(row - part.row(), part.height());
            for (int column = part.column(); column < part.endColumn(); column++) {
                int seenColumn = mirror.column(column - part.column(), part.width());
                count((row - tile.row()) * width + column - tile.column(), seen, seenColumn, seenRow);
            }
        }
    }

    private void count(int index, PixelScores seen, int column, int row) {
        logits[index] += logit(seen.score(column, row));
        byte covers = seen.storedCovers(column, row);
        votes[index * 2 * COVERS + (covers >> 4 & 0xf)]++;
        votes[(index * 2 + 1) * COVERS + (covers & 0xf)]++;
    }

    private static double logit(double score) {
        double inside = Math.max(SUREST, Math.min(1 - SUREST, score));
        return Math.log(inside / (1 - inside));
    }

    /** The mean where there is a hint, the first view elsewhere. */
    PixelScores where(CellHints hints) {
        float[] scores = new float[logits.length];
        byte[] covers = new byte[logits.length];
        for (int index = 0; index < scores.length; index++) {
            int column = index % width;
            int row = index / width;
            byte seen = first.storedCovers(column, row);
            if (hints.at(column, row)) {
                scores[index] = (float) (1 / (1 + Math.exp(-logits[index] / views)));
                covers[index] = ScoreBlock.encodeCovers(
                        LandCover.ofChannel(elected(index * 2, seen >> 4 & 0xf)),
                        LandCover.ofChannel(elected(index * 2 + 1, seen & 0xf)));
            } else {
                scores[index] = first.score(column, row);
                covers[index] = seen;
            }
        }
        return PixelScores.of(first.window(), scores, covers);
    }

    private int elected(int ballot, int firstSeen) {
        int best = firstSeen;
        for (int cover = 0; cover < COVERS; cover++) {
            if (votes[ballot * COVERS + cover] > votes[ballot * COVERS + best]) {
                best = cover;
            }
        }
        return best;
    }
}
