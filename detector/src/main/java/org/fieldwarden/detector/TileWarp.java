package org.fieldwarden.detector;

import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;

/** Resamples one tile of the current flight onto a window of the working grid. Used once, by one thread. */
final class TileWarp {

    private final ShiftField field;
    private final PixelWindow window;
    private final PixelWindow source;
    private final byte[] sourceRgb;
    private final boolean[] sourceObserved;
    private final boolean sourceComplete;
    private final int[] stepColumns;
    private final int[] stepRows;
    private final byte[] rgb;
    private final boolean[] observed;
    private final int[] sums = new int[3];

    TileWarp(ShiftField field, OrthophotoTile tile, PixelWindow window) {
        this.field = field;
        this.window = window;
        this.source = tile.window();
        this.sourceRgb = new byte[Math.toIntExact(source.pixels() * 3)];
        this.sourceObserved = new boolean[Math.toIntExact(source.pixels())];
        this.stepColumns = new int[window.width()];
        this.stepRows = new int[window.width()];
        this.rgb = new byte[Math.toIntExact(window.pixels() * 3)];
        this.observed = new boolean[Math.toIntExact(window.pixels())];
        this.sourceComplete = copy(tile);
    }

    private boolean copy(OrthophotoTile tile) {
        boolean complete = true;
        for (int row = 0; row < source.height(); row++) {
            tile.copyRow(row, sourceRgb, row * source.width() * 3);
            for (int column = 0; column < source.width(); column++) {
                boolean one = tile.observed(column, row);
                sourceObserved[row * source.width() + column] = one;
                complete &= one;
            }
        }
        return complete;
    }

    OrthophotoTile warped() {
        for (int row = 0; row < window.height(); row++) {
            locate(window.row() + row);
            resample(row);
        }
        return OrthophotoTile.of(window, rgb, observed);
    }

    /** Source position of each pixel of a row, in whole kernel steps from the grid's origin. */
    private void locate(int pixelRow) {
        int spacing = field.spacingPx();
        int nodeRow = Math.floorDiv(pixelRow, spacing);
        double down = (pixelRow + 0.5) / spacing - nodeRow;
        int column = 0;
        while (column < window.width()) {
            int nodeColumn = Math.floorDiv(window.column() + column, spacing);
            int end = Math.min(window.width(), (nodeColumn + 1) * spacing - window.column());
            Shift left = atRow(nodeColumn, nodeRow, down);
            Shift right = atRow(nodeColumn + 1, nodeRow, down);
            double slopeColumns = right.columns() - left.columns();
            double slopeRows = right.rows() - left.rows();
            for (; column < end; column++) {
                int pixelColumn = window.column() + column;
                double across = (pixelColumn + 0.5) / spacing - nodeColumn;
                stepColumns[column] = steps(pixelColumn + left.columns() + slopeColumns * across);
                stepRows[column] = steps(pixelRow + left.rows() + slopeRows * across);
            }
        }
    }

    private Shift atRow(int nodeColumn, int nodeRow, double down) {
        Shift upper = field.node(nodeColumn, nodeRow).shift();
        Shift lower = field.node(nodeColumn, nodeRow + 1).shift();
        return new Shift(
                upper.columns() + (lower.columns() - upper.columns()) * down,
                upper.rows() + (lower.rows() - upper.rows()) * down);
    }

    private static int steps(double position) {
        return (int) Math.floor(position * BicubicKernel.STEPS + 0.5);
    }

    private void resample(int row) {
        int column = 0;
        int spacing = field.spacingPx();
        int half = spacing / 2;
        while (column < window.width()) {
            int cell = Math.floorDiv(window.column() + column + half, spacing);
            int end = Math.min(window.width(), (cell + 1) * spacing - half - window.column());
            if (field.nearest(window.column() + column, window.row() + row)
                    .trust()
                    .reliable()) {
                resample(row, column, end);
            }
            column = end;
        }
    }

    private void resample(int row, int fromColumn, int toColumn) {
        int stride = source.width() * 3;
        for (int column = fromColumn; column < toColumn; column++) {
            int stepColumn = stepColumns[column] & (BicubicKernel.STEPS - 1);
            int stepRow = stepRows[column] & (BicubicKernel.STEPS - 1);
            int sourceColumn = (stepColumns[column] >> BicubicKernel.STEP_BITS) - 1 - source.column();
            int sourceRow = (stepRows[column] >> BicubicKernel.STEP_BITS) - 1 - source.row();
            int first = sourceRow * source.width() + sourceColumn;
            if (!sourceComplete && !observed(first, stepColumn, stepRow)) {
                continue;
            }
            int target = row * window.width() + column;
            observed[target] = true;
            if (stepColumn == 0 && stepRow == 0) {
                System.arraycopy(sourceRgb, (first + source.width() + 1) * 3, rgb, target * 3, 3);
                continue;
            }
            BicubicKernel.sum(sourceRgb, first * 3, stride, stepColumn, stepRow, sums);
            for (int band = 0; band < 3; band++) {
                rgb[target * 3 + band] = BicubicKernel.toByte(sums[band]);
            }
        }
    }

    /** Whether every pixel that the kernel weighs is observed. */
    private boolean observed(int first, int stepColumn, int stepRow) {
        int[] across = BicubicKernel.weights(stepColumn);
        int[] down = BicubicKernel.weights(stepRow);
        for (int line = 0; line < 4; line++) {
            for (int tap = 0; tap < 4; tap++) {
                if (across[tap] != 0 && down[line] != 0 && !sourceObserved[first + line * source.width() + tap]) {
                    return false;
                }
            }
        }
        return true;
    }
}
