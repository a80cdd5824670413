package org.fieldwarden.detector.opencv;

import java.util.Arrays;

/** What was measured at the nodes of a lattice, row by row. Each node is written once, by one thread. */
final class NodeMatches {

    private final Match[] matches;
    private final int[] observedPixels;

    NodeMatches(int nodes) {
        this.matches = new Match[nodes];
        this.observedPixels = new int[nodes];
        Arrays.fill(matches, Match.without(0));
    }

    void put(int node, Match match, int observed) {
        matches[node] = match;
        observedPixels[node] = observed;
    }

    Match match(int node) {
        return matches[node];
    }

    /** Pixels nearest to the node that both flights observe. */
    int observedPixels(int node) {
        return observedPixels[node];
    }

    int size() {
        return matches.length;
    }
}
