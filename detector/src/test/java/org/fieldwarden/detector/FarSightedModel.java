package org.fieldwarden.detector;

import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;

/**
 * A model as hard on tiling as the real one may be: the score depends on pixels 157 pixels away in four directions and
 * on the phase of the pixel in its tile. Beyond the tile it sees black.
 */
final class FarSightedModel implements ChangeModel {

    private static final int REACH = 157;

    private int calls;

    int calls() {
        return calls;
    }

    @Override
    public PixelScores score(OrthophotoTile baseline, OrthophotoTile current, PixelWindow core) {
        calls++;
        float[] scores = new float[Math.toIntExact(core.pixels())];
        byte[] covers = new byte[scores.length];
        for (int index = 0; index < scores.length; index++) {
            int column = core.column() - baseline.window().column() + index % core.width();
            int row = core.row() - baseline.window().row() + index / core.width();
            int sum = seen(baseline, column, row)
                    + seen(current, column - REACH, row)
                    + seen(baseline, column + REACH, row)
                    + seen(current, column, row - REACH)
                    + seen(baseline, column, row + REACH)
                    + 16 * (column % NetworkShape.PHASE_PX)
                    + 2 * (row % NetworkShape.PHASE_PX);
            scores[index] = sum / (5 * 255f + 18 * NetworkShape.PHASE_PX);
            covers[index] = ScoreBlock.encodeCovers(
                    LandCover.ofChannel(sum % 5), LandCover.ofChannel(seen(current, column, row) % 5));
        }
        return PixelScores.of(core, scores, covers);
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
