package org.fieldwarden.detector.opencv;

import java.util.Arrays;
import org.fieldwarden.detector.Shift;

/**
 * What was measured at the nodes of a lattice, row by row. Keeps about half a kilobyte per node, far less than its
 * pixels. Safe for use by several threads while it is filled.
 */
final class NodeMatches {

    /** Neighbourhoods, in nodes, that are pooled one after the other. */
    private static final int[] POOL_RADII = {1, 2, 4};

    /** Weights of these in the fit: enough to lead where nothing else was measured, the less the farther they reach. */
    private static final double[] POOL_WEIGHTS = {0.05, 0.03, 0.02};

    private final NodeLattice lattice;
    private final Match[] own;
    private final Match[] matches;
    private final byte[][] surfaces;
    private final int[] observedPixels;
    private final double[] weights;
    private final boolean[] pooled;
    private int searchPx;

    NodeMatches(NodeLattice lattice) {
        this.lattice = lattice;
        this.own = new Match[lattice.size()];
        this.matches = new Match[lattice.size()];
        this.surfaces = new byte[lattice.size()][];
        this.observedPixels = new int[lattice.size()];
        this.weights = new double[lattice.size()];
        this.pooled = new boolean[lattice.size()];
        Arrays.fill(own, Match.without(0));
        Arrays.fill(matches, Match.without(0));
    }

    synchronized void put(int node, Match match, CorrelationSurface surface, int observed) {
        own[node] = match;
        matches[node] = match;
        weights[node] = match.weight();
        surfaces[node] = surface.packed();
        observedPixels[node] = observed;
        searchPx = surface.searchPx();
    }

    Match match(int node) {
        return matches[node];
    }

    /** What the node's own window gave, whatever its neighbourhood says. */
    Match own(int node) {
        return own[node];
    }

    /** Pixels nearest to the node that both flights observe. */
    int observedPixels(int node) {
        return observedPixels[node];
    }

    /** Weight in the fit, 0 = not measured, to 1. */
    double weight(int node) {
        return weights[node];
    }

    /** Whether the match is that of the node's neighbourhood. */
    boolean pooled(int node) {
        return pooled[node];
    }

    int size() {
        return matches.length;
    }

    /**
     * Gives a node without a clear peak that of its neighbourhood: correlations of several windows that are each lost in
     * noise add up where they agree. Called once, when all nodes are measured.
     */
    void strengthen() {
        for (int row = 0; row < lattice.rows(); row++) {
            for (int column = 0; column < lattice.columns(); column++) {
                int node = row * lattice.columns() + column;
                if (own[node].weight() == 0 && own[node].textured()) {
                    pool(column, row, node);
                }
            }
        }
    }

    private void pool(int column, int row, int node) {
        for (int i = 0; i < POOL_RADII.length && !pooled[node]; i++) {
            Match match = pool(column, row, POOL_RADII[i], own[node].texture());
            if (match.quality() >= Match.LEAST_POOLED_QUALITY) {
                matches[node] = match;
                weights[node] = POOL_WEIGHTS[i];
                pooled[node] = true;
            }
        }
    }

    private Match pool(int column, int row, int radius, double texture) {
        CorrelationSurface sum = CorrelationSurface.empty(searchPx);
        int left = Math.max(0, column - radius);
        int right = Math.min(lattice.columns() - 1, column + radius);
        int top = Math.max(0, row - radius);
        int bottom = Math.min(lattice.rows() - 1, row + radius);
        for (int atRow = top; atRow <= bottom; atRow++) {
            for (int atColumn = left; atColumn <= right; atColumn++) {
                sum.add(surfaces[atRow * lattice.columns() + atColumn]);
            }
        }
        Shift place = new Shift(
                ((left + right) / 2.0 - column) * lattice.spacingPx(),
                ((top + bottom) / 2.0 - row) * lattice.spacingPx());
        return sum.normalised().peak(place, texture);
    }

    /**
     * The peak of a node's own window that is most likely where the field around it says that it should be: of several
     * like peaks the neighbours choose one. Its quality is its height in standard deviations.
     *
     * @param expected shift at the node, pixels of the compared windows
     * @param doubtPx standard deviation of what is expected
     */
    Match guided(int node, Shift expected, double doubtPx) {
        return CorrelationSurface.unpacked(searchPx, surfaces[node]).peakNear(expected, doubtPx, own[node]);
    }
}
