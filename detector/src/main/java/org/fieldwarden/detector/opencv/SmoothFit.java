package org.fieldwarden.detector.opencv;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.fieldwarden.detector.Shift;

/**
 * A smooth shift field through measured nodes: weighted least squares with the bending energy of a thin plate on the
 * lattice (Terzopoulos 1988), made robust by iterated reweighting with a narrowing Geman-McClure scale, so that changed
 * ground and leaning roofs lose their say and places without texture take what their neighbours have.
 */
final class SmoothFit {

    /** Scales of the reweighting, pixels: from "anything within a few pixels" to the noise of a good node. */
    private static final double[] SCALES_PX = {6, 3, 1.5, 0.8, 0.6, 0.6};

    /** A wave of 8 nodes keeps 98 % of its height, node to node noise is cut to a quarter. */
    private static final double BENDING = 0.03;

    /** The same while peaks are still being chosen: too stiff a field would choose what keeps it stiff. */
    private static final double SEARCHING_BENDING = 0.01;

    /** The same where measurements hardly differ from the field: a wave of 5 nodes keeps 98 % of its height. */
    private static final double LEAST_BENDING = 0.005;

    /** Measurements this far off the field double the stiffness, pixels. */
    private static final double NOISE_PX = 0.15;

    /** Keeps wide gaps from being bent away by what little is known at their rim. */
    private static final double TENSION = 0.005;

    private final NodeData data;
    private final ThinPlate plate;
    private final double[] measuredColumns;
    private final double[] measuredRows;
    private final double[] weights;
    private final double[] columns;
    private final double[] rows;

    private SmoothFit(NodeData data, double bending, double[] columns, double[] rows) {
        this.data = data;
        this.plate = new ThinPlate(data, bending, TENSION);
        this.measuredColumns = data.shiftColumns();
        this.measuredRows = data.shiftRows();
        this.weights = data.weights();
        this.columns = columns;
        this.rows = rows;
    }

    /** Fits the measured shifts of a lattice's nodes. */
    static SmoothFit of(NodeData data) {
        int size = data.weights().length;
        SmoothFit fit = new SmoothFit(data, BENDING, new double[size], new double[size]);
        Arrays.fill(fit.columns, fit.median(fit.measuredColumns));
        Arrays.fill(fit.rows, fit.median(fit.measuredRows));
        fit.relax(SCALES_PX);
        return fit;
    }

    /** The field through other measurements, starting from what this one is. */
    SmoothFit refined(NodeData other, double... scalesPx) {
        SmoothFit fit = new SmoothFit(other, SEARCHING_BENDING, columns.clone(), rows.clone());
        fit.relax(scalesPx);
        return fit;
    }

    /** The same measurements drawn as stiffly as their noise asks for. */
    SmoothFit stiffened(double... scalesPx) {
        double noise = noisePx() / NOISE_PX;
        SmoothFit fit = new SmoothFit(data, LEAST_BENDING * (1 + noise * noise), columns.clone(), rows.clone());
        fit.relax(scalesPx);
        return fit;
    }

    private void relax(double[] scalesPx) {
        for (double scale : scalesPx) {
            double[] robust = robustWeights(scale);
            plate.relax(columns, measuredColumns, robust);
            plate.relax(rows, measuredRows, robust);
        }
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
        return misfitPx(node, data);
    }

    /** The same for another measurement of the node. */
    double misfitPx(int node, NodeData other) {
        return Math.hypot(
                other.shiftColumns()[node] - other.at(node, columns), other.shiftRows()[node] - other.at(node, rows));
    }

    /** The field at a place in node columns and rows. */
    Shift at(double placeColumn, double placeRow) {
        return new Shift(data.at(placeColumn, placeRow, columns), data.at(placeColumn, placeRow, rows));
    }

    /** Weighted median of the distances between measured and smooth shifts, pixels; 0 where nothing was measured. */
    double noisePx() {
        double[] misfits = new double[weights.length];
        for (int node = 0; node < misfits.length; node++) {
            misfits[node] = misfitPx(node);
        }
        return median(misfits);
    }

    double columns(int node) {
        return columns[node];
    }

    double rows(int node) {
        return rows[node];
    }
}
