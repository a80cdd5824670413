package org.fieldwarden.detector.opencv;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.fieldwarden.detector.ShiftField;
import org.fieldwarden.detector.ShiftNode;
import org.fieldwarden.detector.ShiftNode.Trust;

/** Decides which nodes can be relied on, and what residual the fit leaves around each. */
final class NodeTrust {

    /** Fewer nodes than this can agree by chance. */
    private static final int FEWEST_NODES = 3;

    /**
     * Of the nodes with texture, the share that has to agree. On pairs of two different places up to 0.04 did, on pairs
     * of one place that was built over in between as few as 0.06.
     */
    private static final double LEAST_SHARE = 0.06;

    private final NodeLattice lattice;
    private final NodeMatches matches;
    private final LocalField fit;
    private final int reach;
    private final double[] accepted;
    private final double[] textured;
    private final double[] squaredMisfit;

    NodeTrust(NodeLattice lattice, NodeMatches matches, LocalField fit, int reachPx) {
        this.lattice = lattice;
        this.matches = matches;
        this.fit = fit;
        this.reach = reachPx / lattice.spacingPx();
        this.accepted = sums(count(fit::accepted));
        this.textured = sums(count(node -> matches.match(node).textured()));
        this.squaredMisfit = sums(node -> fit.accepted(node) ? fit.misfitPx(node) * fit.misfitPx(node) : 0);
    }

    private static IntToDoubleFunction count(IntPredicate counted) {
        return node -> counted.test(node) ? 1 : 0;
    }

    /** Summed-area table with one leading row and column of zeros. */
    private double[] sums(IntToDoubleFunction value) {
        int stride = lattice.columns() + 1;
        double[] sums = new double[stride * (lattice.rows() + 1)];
        for (int row = 0; row < lattice.rows(); row++) {
            double line = 0;
            for (int column = 0; column < lattice.columns(); column++) {
                line += value.applyAsDouble(row * lattice.columns() + column);
                sums[(row + 1) * stride + column + 1] = sums[row * stride + column + 1] + line;
            }
        }
        return sums;
    }

    private double within(double[] sums, int column, int row, int radius) {
        int stride = lattice.columns() + 1;
        int left = Math.max(0, column - radius);
        int top = Math.max(0, row - radius);
        int right = Math.min(lattice.columns(), column + radius + 1);
        int bottom = Math.min(lattice.rows(), row + radius + 1);
        return sums[bottom * stride + right]
                - sums[top * stride + right]
                - sums[bottom * stride + left]
                + sums[top * stride + left];
    }

    /** The field with the fit's shifts. */
    ShiftField field() {
        List<ShiftNode> nodes = new ArrayList<>();
        for (int row = 0; row < lattice.rows(); row++) {
            for (int column = 0; column < lattice.columns(); column++) {
                int node = row * lattice.columns() + column;
                nodes.add(new ShiftNode(
                        fit.shift(node), residualPx(column, row), trust(column, row), matches.observedPixels(node)));
            }
        }
        return ShiftField.of(lattice.grid(), lattice.spacingPx(), nodes);
    }

    private Trust trust(int column, int row) {
        double agreeing = within(accepted, column, row, reach);
        double judged = within(textured, column, row, reach);
        if (agreeing >= FEWEST_NODES && agreeing >= LEAST_SHARE * judged) {
            int node = row * lattice.columns() + column;
            return fit.accepted(node) && !matches.pooled(node) ? Trust.MEASURED : Trust.FROM_NEIGHBOURS;
        }
        return judged >= FEWEST_NODES ? Trust.NO_MATCH : Trust.NO_TEXTURE;
    }

    /** Root mean square misfit of the nearest accepted nodes; 0 where there is none within reach. */
    private double residualPx(int column, int row) {
        for (int radius = 1; radius <= reach; radius++) {
            double count = within(accepted, column, row, radius);
            if (count > 0) {
                return Math.sqrt(Math.max(0, within(squaredMisfit, column, row, radius)) / count);
            }
        }
        return 0;
    }
}
