package org.fieldwarden.detector;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;

/** The block's result while its tiles are being scored; unobserved until painted. */
final class ScoreCanvas {

    private final PixelWindow block;
    private final byte[] scores;
    private final byte[] covers;

    ScoreCanvas(PixelWindow block) {
        this.block = block;
        this.scores = new byte[Math.toIntExact(block.pixels())];
        this.covers = new byte[scores.length];
        Arrays.fill(scores, (byte) ScoreBlock.UNOBSERVED);
    }

    /**
     * Takes over the observed pixels of a core.
     *
     * @return the pixel with a score outside [0, 1] or not a number, if there is one; the canvas is then useless
     */
    Optional<PixelWindow> paint(PixelWindow core, PixelScores tile, JointPixels pixels) {
        PixelWindow part = core.intersection(block).orElseThrow();
        for (int row = part.row(); row < part.endRow(); row++) {
            for (int column = part.column(); column < part.endColumn(); column++) {
                if (!pixels.observed(column, row)) {
                    continue;
                }
                int tileColumn = column - tile.window().column();
                int tileRow = row - tile.window().row();
                float score = tile.score(tileColumn, tileRow);
                if (!(score >= 0 && score <= 1)) {
                    return Optional.of(PixelWindow.atSize(column, row, 1, 1));
                }
                int index = (row - block.row()) * block.width() + column - block.column();
                scores[index] = ScoreBlock.encodeScore(score);
                covers[index] = tile.storedCovers(tileColumn, tileRow);
            }
        }
        return Optional.empty();
    }

    List<UnobservedPatches.Patch> unobserved() {
        return UnobservedPatches.of(block, index -> scores[index] == (byte) ScoreBlock.UNOBSERVED);
    }

    ScoreBlock toScoreBlock() {
        return ScoreBlock.of(block, scores, covers);
    }
}
