package org.fieldwarden.detector.opencv;

import java.util.Arrays;
import java.util.Optional;
import org.fieldwarden.detector.Shift;

/**
 * What was measured at the nodes of a lattice, row by row. Keeps about half a kilobyte per node, far less than its
 * pixels. Safe for use by several threads while it is filled.
 */
final class NodeMatches {

    /** Neighbourhoods, in nodes, that are pooled one after the other. */
    private static final int[] POOL_RADII = {1, 2, 4};

    /** Enough to lead where nothing else was measured, too little to argue with a node's own measurement. */
    private static final double POOLED_WEIGHT = 0.05;

    private final NodeLattice lattice;
    private final Match[] matches;
    private final byte[][] surfaces;
    private final int[] observedPixels;
    private final boolean[] pooled;
    private int searchPx;

    NodeMatches(NodeLattice lattice) {
        this.lattice = lattice;
        this.matches = new Match[lattice.size()];
        this.surfaces = new byte[lattice.size()][];
        this.observedPixels = new int[lattice.size()];
        this.pooled = new boolean[lattice.size()];
        Arrays.fill(matches, Match.without(0));
    }

    synchronized void put(int node, Match match, CorrelationSurface surface, int observed) {
        matches[node] = match;
        surfaces[node] = surface.packed();
        observedPixels[node] = observed;
        searchPx = surface.searchPx();
    }

    Match match(int node) {
        return matches[node];
    }

    /** Pixels nearest to the node that both flights observe. */
    int observedPixels(int node) {
        return observedPixels[node];
    }

    /** Weight in the fit, 0 = not measured, to 1. */
    double weight(int node) {
        return pooled[node] ? POOLED_WEIGHT : matches[node].weight();
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
        Match[] strengthened = matches.clone();
        for (int row = 0; row < lattice.rows(); row++) {
            for (int column = 0; column < lattice.columns(); column++) {
                int node = row * lattice.columns() + column;
                if (matches[node].weight() == 0 && matches[node].textured()) {
                    Optional<Match> match = pooled(column, row, matches[node].texture());
                    pooled[node] = match.isPresent();
                    strengthened[node] = match.orElse(matches[node]);
                }
            }
        }
        System.arraycopy(strengthened, 0, matches, 0, matches.length);
    }

    private Optional<Match> pooled(int column, int row, double texture) {
        for (int radius : POOL_RADII) {
            Match match = pool(column, row, radius, texture);
            if (match.quality() >= Match.LEAST_POOLED_QUALITY) {
                return Optional.of(match);
            }
        }
        return Optional.empty();
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
}
