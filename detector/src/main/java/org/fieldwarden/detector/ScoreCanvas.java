package org.fieldwarden.detector;

import java.util.Arrays;
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

    long unobservedPixels() {
        long count = 0;
        for (byte score : scores) {
            if (score == (byte) ScoreBlock.UNOBSERVED) {
                count++;
            }
        }
        return count;
    }

    /** The smallest window around all unobserved pixels, in the grid. */
    Optional<PixelWindow> unobserved() {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = -1;
        int bottom = -1;
        for (int index = 0; index < scores.length; index++) {
            if (scores[index] == (byte) ScoreBlock.UNOBSERVED) {
                left = Math.min(left, index % block.width());
                right = Math.max(right, index % block.width());
                top = Math.min(top, index / block.width());
                bottom = Math.max(bottom, index / block.width());
            }
        }
        return right < 0
                ? Optional.empty()
                : Optional.of(PixelWindow.between(
                        block.column() + left,
                        block.row() + top,
                        block.column() + right + 1,
                        block.row() + bottom + 1));
    }

    ScoreBlock toScoreBlock() {
        return ScoreBlock.of(block, scores, covers);
    }
}
