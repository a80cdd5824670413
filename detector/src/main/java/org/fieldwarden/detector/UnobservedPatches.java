package org.fieldwarden.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.fieldwarden.core.PixelWindow;

/**
 * Where the unobserved pixels of a block lie: windows that fit them closely, so that a thin rim at a flight's border is
 * drawn as a rim and not as the whole block.
 */
final class UnobservedPatches {

    /** A block is looked at in cells of this side; finer cells would give more windows than a map can show. */
    private static final int CELL_PX = 64;

    private UnobservedPatches() {}

    /** A window and how many of its pixels were not observed, at least 1. */
    record Patch(PixelWindow window, long pixels) {

        boolean continuesInto(Patch right) {
            return window.endColumn() == right.window.column()
                    && window.row() == right.window.row()
                    && window.height() == right.window.height();
        }

        boolean standsOn(Patch below) {
            return window.endRow() == below.window.row()
                    && window.column() == below.window.column()
                    && window.width() == below.window.width();
        }

        Patch joined(Patch other) {
            return new Patch(
                    PixelWindow.between(window.column(), window.row(), other.window.endColumn(), other.window.endRow()),
                    pixels + other.pixels);
        }
    }

    /**
     * The patches of a block, row of cells by row of cells.
     *
     * @param unobserved tells for row * width + column inside the block
     */
    static List<Patch> of(PixelWindow block, IntPredicate unobserved) {
        List<Patch> patches = new ArrayList<>();
        for (int row = 0; row < block.height(); row += CELL_PX) {
            int first = patches.size();
            for (int column = 0; column < block.width(); column += CELL_PX) {
                add(patches, first, cell(block, column, row, unobserved));
            }
        }
        return stacked(patches);
    }

    /** Joins patches that lie exactly one above the other. */
    private static List<Patch> stacked(List<Patch> patches) {
        List<Patch> result = new ArrayList<>();
        for (Patch patch : patches) {
            int above = -1;
            for (int i = 0; i < result.size(); i++) {
                above = result.get(i).standsOn(patch) ? i : above;
            }
            if (above < 0) {
                result.add(patch);
            } else {
                result.set(above, result.get(above).joined(patch));
            }
        }
        return result;
    }

    private static void add(List<Patch> patches, int first, Patch patch) {
        if (patch.pixels() == 0) {
            return;
        }
        int last = patches.size() - 1;
        if (last >= first && patches.get(last).continuesInto(patch)) {
            patches.set(last, patches.get(last).joined(patch));
        } else {
            patches.add(patch);
        }
    }

    private static Patch cell(PixelWindow block, int startColumn, int startRow, IntPredicate unobserved) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = startColumn;
        int bottom = startRow;
        long count = 0;
        for (int row = startRow; row < Math.min(block.height(), startRow + CELL_PX); row++) {
            for (int column = startColumn; column < Math.min(block.width(), startColumn + CELL_PX); column++) {
                if (unobserved.test(row * block.width() + column)) {
                    left = Math.min(left, column);
                    top = Math.min(top, row);
                    right = Math.max(right, column);
                    bottom = Math.max(bottom, row);
                    count++;
                }
            }
        }
        return count == 0
                ? new Patch(block, 0)
                : new Patch(
                        PixelWindow.between(
                                block.column() + left,
                                block.row() + top,
                                block.column() + right + 1,
                                block.row() + bottom + 1),
                        count);
    }
}
