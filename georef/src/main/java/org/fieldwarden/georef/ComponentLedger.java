package org.fieldwarden.georef;

import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Polygon;

/**
 * The components that are still open, with their tallies and boundary edges. Components that no longer touch a seam are
 * settled (outlined and handed over, or dropped) from time to time, so memory follows the open and the kept components
 * and not the grid.
 */
final class ComponentLedger {

    /** Below this, settling costs more than the memory is worth: about 50 MB of edges and tallies. */
    private static final int SETTLE_FROM = 1 << 18;

    private final Predicate<ComponentTally> worthKeeping;
    private final BiConsumer<Polygon, ComponentTally> finished;
    private Components components = new Components();
    private BoundaryEdges edges = new BoundaryEdges();
    private int openAfterSettling;
    private long dropped;

    /**
     * An empty ledger.
     *
     * @param worthKeeping asked before a component is outlined
     * @param finished receives each kept component's outline (x = column, y = row) and tally
     */
    ComponentLedger(Predicate<ComponentTally> worthKeeping, BiConsumer<Polygon, ComponentTally> finished) {
        this.worthKeeping = worthKeeping;
        this.finished = finished;
    }

    Components components() {
        return components;
    }

    BoundaryEdges edges() {
        return edges;
    }

    long dropped() {
        return dropped;
    }

    /** Settles if the ledger has at least doubled since the last time, so that all settling together stays linear. */
    void settleIfGrown(int[][] openLabels) {
        if (components.count() + edges.size() > SETTLE_FROM + 2L * openAfterSettling) {
            settle(openLabels);
        }
    }

    /** Settles every component that has no label in {@code openLabels}; those labels are renumbered in place. */
    void settle(int[][] openLabels) {
        components.gatherAtRoots();
        boolean[] open = openRoots(openLabels);
        int[] ends = new int[components.count() + 1];
        int[] order = edgesByRoot(ends);
        Components openComponents = new Components();
        BoundaryEdges openEdges = new BoundaryEdges();
        int[] renumbered = new int[components.count() + 1];
        for (int root = 1; root <= components.count(); root++) {
            if (components.find(root) != root) {
                continue;
            }
            ComponentTally tally = components.tally(root);
            if (open[root]) {
                renumbered[root] = openComponents.adopt(tally);
                for (int place = ends[root - 1]; place < ends[root]; place++) {
                    openEdges.addFrom(edges, order[place], renumbered[root]);
                }
            } else {
                close(tally, order, ends[root - 1], ends[root]);
            }
        }
        renumber(openLabels, renumbered);
        components = openComponents;
        edges = openEdges;
        openAfterSettling = components.count() + edges.size();
    }

    private boolean[] openRoots(int[][] openLabels) {
        boolean[] open = new boolean[components.count() + 1];
        for (int[] labels : openLabels) {
            for (int label : labels) {
                if (label != Components.NONE) {
                    open[components.find(label)] = true;
                }
            }
        }
        return open;
    }

    /** Counting sort: the edges of a root stand in {@code ends[root - 1] .. ends[root] - 1} of the result. */
    private int[] edgesByRoot(int[] ends) {
        int[] next = new int[ends.length];
        for (int edge = 0; edge < edges.size(); edge++) {
            ends[components.find(edges.label(edge))]++;
        }
        for (int root = 1; root < ends.length; root++) {
            next[root] = ends[root - 1];
            ends[root] += ends[root - 1];
        }
        int[] order = new int[edges.size()];
        for (int edge = 0; edge < edges.size(); edge++) {
            order[next[components.find(edges.label(edge))]++] = edge;
        }
        return order;
    }

    private void close(ComponentTally tally, int[] order, int from, int pastTo) {
        if (!worthKeeping.test(tally)) {
            dropped++;
            return;
        }
        Polygon outlinePx = new RingLinker(edges, order, from, pastTo).link();
        if (Math.round(outlinePx.getArea()) != tally.pixels()) {
            throw new IllegalStateException(
                    "Outline of " + outlinePx.getArea() + " pixels around " + tally.pixels() + " changed pixels");
        }
        finished.accept(outlinePx, tally);
    }

    private void renumber(int[][] openLabels, int[] renumbered) {
        for (int[] labels : openLabels) {
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] != Components.NONE) {
                    labels[i] = renumbered[components.find(labels[i])];
                }
            }
        }
    }
}
