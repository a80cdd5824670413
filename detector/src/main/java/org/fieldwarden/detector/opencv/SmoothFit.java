package org.fieldwarden.detector.opencv;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A smooth shift field through measured nodes: weighted least squares with the bending energy of a thin plate on the
 * lattice (Terzopoulos 1988), made robust by iterated reweighting with a narrowing Geman-McClure scale, so that changed
 * ground and leaning roofs lose their say and places without texture take what their neighbours have.
 */
final class SmoothFit {

    /** Beyond this a node does not belong to the smooth field, pixels. */
    static final double OUTLIER_PX = 1.0;

    /** Scales of the reweighting, pixels: from "anything within a few pixels" to the noise of a good node. */
    private static final double[] SCALES_PX = {6, 3, 1.5, 0.8, 0.6, 0.6};

    /** A wave of 8 nodes keeps 98 % of its height, node to node noise is cut to a quarter. */
    private static final double BENDING = 0.03;

    /** Keeps wide gaps from being bent away by what little is known at their rim. */
    private static final double TENSION = 0.004;

    private final NodeData data;
    private final ThinPlate plate;
    private final double[] measuredColumns;
    private final double[] measuredRows;
    private final double[] weights;
    private final double[] columns;
    private final double[] rows;

    private SmoothFit(NodeData data) {
        this.data = data;
        this.plate = new ThinPlate(data, BENDING, TENSION);
        this.measuredColumns = data.shiftColumns();
        this.measuredRows = data.shiftRows();
        this.weights = data.weights();
        this.columns = new double[weights.length];
        this.rows = new double[weights.length];
        Arrays.fill(columns, median(measuredColumns));
        Arrays.fill(rows, median(measuredRows));
    }

    /** Fits the measured shifts of a lattice's nodes. */
    static SmoothFit of(NodeData data) {
        SmoothFit fit = new SmoothFit(data);
        for (double scale : SCALES_PX) {
            double[] robust = fit.robustWeights(scale);
            fit.plate.relax(fit.columns, fit.measuredColumns, robust);
            fit.plate.relax(fit.rows, fit.measuredRows, robust);
        }
        return fit;
    }

    private double median(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .filter(node -> weights[node] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(node -> values[node]))
                .mapToInt(Integer::intValue)
                .toArray();
        double half = IntStream.of(order).mapToDouble(node -> weights[node]).sum() / 2;
        double sum = 0;
        for (int node : order) {
            sum += weights[node];
            if (sum >= half) {
                return values[node];
            }
        }
        return 0;
    }

    private double[] robustWeights(double scale) {
        double[] robust = new double[weights.length];
        for (int node = 0; node < weights.length; node++) {
            double ratio = misfitPx(node) / scale;
            double share = 1 / (1 + ratio * ratio);
            robust[node] = weights[node] * share * share;
        }
        return robust;
    }

    /** Distance between the measured and the smooth shift where it was measured, pixels. */
    double misfitPx(int node) {
        return Math.hypot(measuredColumns[node] - data.at(node, columns), measuredRows[node] - data.at(node, rows));
    }

    /** Whether the node was measured and belongs to the smooth field. */
    boolean accepted(int node) {
        return weights[node] > 0 && misfitPx(node) <= OUTLIER_PX;
    }

    double columns(int node) {
        return columns[node];
    }

    double rows(int node) {
        return rows[node];
    }
}
