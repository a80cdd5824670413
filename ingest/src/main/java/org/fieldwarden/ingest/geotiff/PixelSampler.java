package org.fieldwarden.ingest.geotiff;

import java.util.Arrays;

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
    private final Span[] columnSpans;
    private Span rowSpan = Span.NONE;

    private PixelSampler(SourceBlock source, double columns, double rows, int places) {
        this.source = source;
        this.columns = Math.max(1, columns);
        this.rows = Math.max(1, rows);
        this.averaging = columns > 1 + SNAP_PX || rows > 1 + SNAP_PX;
        this.columnSpans = new Span[places];
        Arrays.fill(columnSpans, Span.NONE);
    }

    /**
     * Averages where a target pixel is larger than a source pixel, otherwise bilinear.
     *
     * @param columns source columns that a target pixel spans
     * @param rows source rows that a target pixel spans
     * @param places most places that are sampled at a time
     */
    static PixelSampler over(SourceBlock source, double columns, double rows, int places) {
        return new PixelSampler(source, columns, rows, places);
    }

    /**
     * Writes the values at places of the source (corner coordinates) to pixels of the result.
     *
     * @param firstPixel index of the result's pixel for the first place
     */
    void sample(double[] atColumns, double[] atRows, SourceBlock result, int firstPixel) {
        for (int place = 0; place < atColumns.length; place++) {
            if (!Double.isFinite(atColumns[place]) || !Double.isFinite(atRows[place])) {
                continue;
            }
            // Where the grids are not turned, columns repeat from row to row, and a row's place along it.
            if (columnSpans[place].centre != atColumns[place]) {
                columnSpans[place] =
                        Span.of(atColumns[place], columns, source.window.column(), source.window.endColumn());
            }
            if (rowSpan.centre != atRows[place]) {
                rowSpan = Span.of(atRows[place], rows, source.window.row(), source.window.endRow());
            }
            blend(columnSpans[place], rowSpan, result, firstPixel + place);
        }
    }

    private void blend(Span across, Span down, SourceBlock result, int pixel) {
        double[] acrossWeights = across.weights;
        byte[] rgb = source.rgb;
        double red = 0;
        double green = 0;
        double blue = 0;
        double seen = 0;
        for (int row = 0; row < down.weights.length; row++) {
            double rowWeight = down.weights[row];
            int index = acrossWeights.length == 0 ? 0 : source.index(across.first, down.first + row);
            for (double columnWeight : acrossWeights) {
                if (source.observed[index]) {
                    double weight = rowWeight * columnWeight;
                    red += weight * (rgb[3 * index] & 0xff);
                    green += weight * (rgb[3 * index + 1] & 0xff);
                    blue += weight * (rgb[3 * index + 2] & 0xff);
                    seen += weight;
                }
                index++;
            }
        }
        result.observed[pixel] = averaging
                ? seen >= 0.5 * across.length * down.length - SNAP_PX
                : seen > 0 && nearestIsObserved(snapped(across.centre), snapped(down.centre));
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

    private static double snapped(double place) {
        double whole = Math.rint(place);
        return Math.abs(place - whole) < SNAP_PX ? whole : place;
    }

    /** The source columns or rows that a target pixel touches, and how much of each. */
    private static final class Span {

        static final Span NONE = new Span(Double.NaN, 0, 0, new double[0]);

        final double centre;
        final double length;
        final int first;
        final double[] weights;

        private Span(double centre, double length, int first, double[] weights) {
            this.centre = centre;
            this.length = length;
            this.first = first;
            this.weights = weights;
        }

        /** Only the part inside the source window; the length counts what is outside too. */
        static Span of(double centre, double length, int windowFirst, int windowEnd) {
            double from = snapped(centre - length / 2);
            double to = snapped(centre + length / 2);
            int first = (int) Math.max(Math.floor(from), windowFirst);
            int end = (int) Math.min(Math.ceil(to), windowEnd);
            double[] weights = new double[Math.max(0, end - first)];
            for (int index = 0; index < weights.length; index++) {
                weights[index] = Math.min(to, first + index + 1) - Math.max(from, first + index);
            }
            return new Span(centre, to - from, first, weights);
        }
    }
}
