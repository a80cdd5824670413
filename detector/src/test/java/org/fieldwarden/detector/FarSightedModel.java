package org.fieldwarden.detector;

import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;

/**
 * A model as hard on tiling as the real one may be: the score depends on pixels 62 pixels away in four directions and
 * on the phase of the pixel in its tile. Beyond the tile it sees black.
 */
final class FarSightedModel implements ChangeModel {

    private static final int REACH = 62;

    private int calls;

    int calls() {
        return calls;
    }

    @Override
    public PixelScores score(OrthophotoTile baseline, OrthophotoTile current) {
        calls++;
        PixelWindow window = baseline.window();
        float[] scores = new float[Math.toIntExact(window.pixels())];
        byte[] covers = new byte[scores.length];
        for (int row = 0; row < window.height(); row++) {
            for (int column = 0; column < window.width(); column++) {
                int sum = seen(baseline, column, row)
                        + seen(current, column - REACH, row)
                        + seen(baseline, column + REACH, row)
                        + seen(current, column, row - REACH)
                        + seen(baseline, column, row + REACH)
                        + 16 * (column % 8)
                        + 2 * (row % 8);
                int index = row * window.width() + column;
                scores[index] = sum / (5 * 255f + 126);
                covers[index] = ScoreBlock.encodeCovers(
                        LandCover.ofChannel(sum % 5), LandCover.ofChannel(seen(current, column, row) % 5));
            }
        }
        return PixelScores.of(window, scores, covers);
    }

    private static int seen(OrthophotoTile tile, int column, int row) {
        boolean inside = column >= 0
                && row >= 0
                && column < tile.window().width()
                && row < tile.window().height();
        return inside ? tile.value(column, row, 0) : 0;
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
