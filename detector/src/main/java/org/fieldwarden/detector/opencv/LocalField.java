package org.fieldwarden.detector.opencv;

import org.fieldwarden.detector.Shift;

/** What a local fit came to: a similarity and smooth departures from it. Shifts are full-size pixels. */
final class LocalField {

    private final NodeLattice lattice;
    private final Similarity whole;
    private final int scale;
    private final SmoothFit departures;
    private final NodeData peaks;

    /** @param peaks clearest peak of each node, as departures from the similarity */
    LocalField(NodeLattice lattice, Similarity whole, int scale, SmoothFit departures, NodeData peaks) {
        this.lattice = lattice;
        this.whole = whole;
        this.scale = scale;
        this.departures = departures;
        this.peaks = peaks;
    }

    /** Shift of a node. */
    Shift shift(int node) {
        Shift place = lattice.place(node);
        Shift similar = whole.at(place.columns() * scale, place.rows() * scale);
        return OpenCvCoRegistration.snapped(
                similar.columns() + departures.columns(node), similar.rows() + departures.rows(node));
    }

    /** Distance between the clearest peak of a node and the smooth field where it was measured, pixels. */
    double misfitPx(int node) {
        return departures.misfitPx(node, peaks);
    }

    /** Whether the node was measured and belongs to the smooth field. */
    boolean accepted(int node) {
        return peaks.weights()[node] > 0 && misfitPx(node) <= LocalFit.OUTLIER_PX;
    }
}
