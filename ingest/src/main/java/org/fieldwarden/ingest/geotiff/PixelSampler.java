package org.fieldwarden.ingest.geotiff;

import org.fieldwarden.core.PixelWindow;

/**
 * Samples decoded source pixels at any place. Both kinds are a weighted mean over a rectangle of observed source pixels
 * and differ in the weights only. For one thread.
 */
final class PixelSampler {

    /**
     * Places closer than this to a pixel border lie on it: coordinates of millions of metres carry rounding errors of a
     * billionth of a pixel, and aligned grids must give exact means.
     */
    private static final double SNAP_PX = 1e-6;

    private final SourceBlock source;
    private final double columns;
    private final double rows;
    private final boolean averaging;
    private double[] columnWeights = new double[4];
    private double[] rowWeights = new double[4];

    private PixelSampler(SourceBlock source, double columns, double rows, boolean averaging) {
        this.source = source;
        this.columns = columns;
        this.rows = rows;
        this.averaging = averaging;
    }

    /**
     * Averages where a target pixel is larger than a source pixel, otherwise bilinear.
     *
     * @param columns source columns that a target pixel spans
     * @param rows source rows that a target pixel spans
     */
    static PixelSampler over(SourceBlock source, double columns, double rows) {
        boolean averaging = columns > 1 + SNAP_PX || rows > 1 + SNAP_PX;
        return new PixelSampler(source, Math.max(1, columns), Math.max(1, rows), averaging);
    }

    /** Writes the value at a place of the source (corner coordinates) to a pixel of the result. */
    void sample(double column, double row, SourceBlock result, int pixel) {
        if (!Double.isFinite(column) || !Double.isFinite(row)) {
            return;
        }
        // Bilinear weights are those of the overlap of a square of one source pixel with its neighbours.
        double left = snapped(column - columns / 2);
        double right = snapped(column + columns / 2);
        double top = snapped(row - rows / 2);
        double bottom = snapped(row + rows / 2);
        PixelWindow window = source.window;
        if (right <= window.column()
                || left >= window.endColumn()
                || bottom <= window.row()
                || top >= window.endRow()) {
            return;
        }
        columnWeights = weights(left, right, columnWeights);
        rowWeights = weights(top, bottom, rowWeights);
        blend(left, right, top, bottom, result, pixel);
    }

    private void blend(double left, double right, double top, double bottom, SourceBlock result, int pixel) {
        PixelWindow window = source.window;
        int firstColumn = Math.max((int) Math.floor(left), window.column());
        int endColumn = Math.min((int) Math.ceil(right), window.endColumn());
        int firstRow = Math.max((int) Math.floor(top), window.row());
        int endRow = Math.min((int) Math.ceil(bottom), window.endRow());
        int weightColumn = (int) Math.floor(left);
        int weightRow = (int) Math.floor(top);
        double red = 0;
        double green = 0;
        double blue = 0;
        double seen = 0;
        for (int row = firstRow; row < endRow; row++) {
            double rowWeight = rowWeights[row - weightRow];
            int index = source.index(firstColumn, row);
            for (int column = firstColumn; column < endColumn; column++, index++) {
                if (source.observed[index]) {
                    double weight = rowWeight * columnWeights[column - weightColumn];
                    red += weight * (source.rgb[3 * index] & 0xff);
                    green += weight * (source.rgb[3 * index + 1] & 0xff);
                    blue += weight * (source.rgb[3 * index + 2] & 0xff);
                    seen += weight;
                }
            }
        }
        result.observed[pixel] = averaging
                ? seen >= 0.5 * (right - left) * (bottom - top) - SNAP_PX
                : seen > 0 && nearestIsObserved(snapped((left + right) / 2), snapped((top + bottom) / 2));
        if (result.observed[pixel]) {
            result.rgb[3 * pixel] = (byte) (int) (red / seen + 0.5);
            result.rgb[3 * pixel + 1] = (byte) (int) (green / seen + 0.5);
            result.rgb[3 * pixel + 2] = (byte) (int) (blue / seen + 0.5);
        }
    }

    private boolean nearestIsObserved(double column, double row) {
        int nearestColumn = (int) Math.floor(column);
        int nearestRow = (int) Math.floor(row);
        return source.window.contains(nearestColumn, nearestRow)
                && source.observed[source.index(nearestColumn, nearestRow)];
    }

    /** Overlap of the range with each source pixel from {@code floor(from)} on. */
    private static double[] weights(double from, double to, double[] reused) {
        int first = (int) Math.floor(from);
        int count = (int) Math.ceil(to) - first;
        double[] weights = count <= reused.length ? reused : new double[count];
        for (int index = 0; index < count; index++) {
            weights[index] = Math.min(to, first + index + 1) - Math.max(from, first + index);
        }
        return weights;
    }

    private static double snapped(double place) {
        double whole = Math.rint(place);
        return Math.abs(place - whole) < SNAP_PX ? whole : place;
    }
}
