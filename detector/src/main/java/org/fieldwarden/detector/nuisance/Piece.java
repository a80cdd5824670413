package org.fieldwarden.detector.nuisance;

import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;

/**
 * A part of a polygon's surroundings with both dates, scores and covers.
 *
 * @param core the part's own pixels, inside the tiles' window; each pixel of a polygon is in one core
 */
record Piece(
        PixelWindow core,
        OrthophotoTile baseline,
        OrthophotoTile current,
        ScoreBlock scores,
        OutlineDistance distance) {

    /** Ground with a lower change score is quiet: it may serve as a comparison. */
    private static final int QUIET_BELOW_STORED = 76;

    /** Takes each observed pixel of the core; column and row count in the tiles. */
    interface PixelVisitor {
        void visit(int column, int row);
    }

    void forEachObserved(PixelVisitor visitor) {
        PixelWindow window = baseline.window();
        int left = core.column() - window.column();
        int top = core.row() - window.row();
        for (int row = top; row < top + core.height(); row++) {
            for (int column = left; column < left + core.width(); column++) {
                if (baseline.observed(column, row) && current.observed(column, row) && scores.observed(column, row)) {
                    visitor.visit(column, row);
                }
            }
        }
    }

    boolean isQuiet(int column, int row) {
        return scores.storedScore(column, row) < QUIET_BELOW_STORED;
    }

    boolean isOnBoth(LandCover cover, int column, int row) {
        return isOnBoth(cover, cover, column, row);
    }

    /** Whether the ground is one of two covers on each of the dates. */
    boolean isOnBoth(LandCover one, LandCover other, int column, int row) {
        if (!scores.isNamed(column, row)) {
            return false;
        }
        LandCover from = scores.baselineCover(column, row);
        LandCover to = scores.currentCover(column, row);
        return (from == one || from == other) && (to == one || to == other);
    }
}
