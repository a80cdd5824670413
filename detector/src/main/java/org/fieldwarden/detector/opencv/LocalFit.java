package org.fieldwarden.detector.opencv;

import org.fieldwarden.detector.Shift;
import org.fieldwarden.detector.ShiftField;

/**
 * A similarity for the whole pair and a smooth field of departures from it. Smoothing pulls slopes flat; so that it does
 * not pull at turn and growth, only what the similarity leaves is smoothed. Shifts are full-size pixels.
 *
 * <p>The field is first drawn through the clearest peaks of the nodes. Then each node is asked again for the peak that
 * lies where its neighbours expect one, with less and less doubt: of several like peaks (ground and leaning roofs, rows of
 * a field, a lone edge) the one that makes a smooth field is chosen. Whether a node agrees is judged by its clearest peak
 * alone, which knew nothing of the field.
 */
final class LocalFit {

    /** Beyond this a node's clearest peak does not belong to the smooth field, pixels. */
    static final double OUTLIER_PX = 1.0;

    /** Doubt about the field when peaks are asked for again, pixels of the lattice's grid. */
    private static final double[] DOUBTS_PX = {3, 2, 1.2, 1};

    /** Scales of the reweighting of the last fit, pixels. */
    private static final double[] LAST_SCALES_PX = {1, 1};

    private final NodeLattice lattice;
    private final NodeMatches matches;
    private final ShiftField start;
    private final Similarity whole;
    private final int scale;

    private LocalFit(NodeLattice lattice, NodeMatches matches, ShiftField start, Similarity whole, int scale) {
        this.lattice = lattice;
        this.matches = matches;
        this.start = start;
        this.whole = whole;
        this.scale = scale;
    }

    /**
     * Fits what was measured on top of a start field.
     *
     * @param start field on the lattice's grid through which the current flight was read
     * @param scale full-size pixels along one of the lattice's
     */
    static LocalField of(NodeLattice lattice, NodeMatches matches, ShiftField start, Similarity whole, int scale) {
        return new LocalFit(lattice, matches, start, whole, scale).field();
    }

    private LocalField field() {
        NodeData peaks = new NodeData(lattice.columns(), lattice.rows());
        for (int node = 0; node < matches.size(); node++) {
            put(peaks, node, matches.match(node), matches.weight(node));
        }
        SmoothFit fit = SmoothFit.of(peaks);
        for (double doubtPx : DOUBTS_PX) {
            NodeData guided = new NodeData(lattice.columns(), lattice.rows());
            for (int node = 0; node < matches.size(); node++) {
                Match match = matches.guided(node, expected(node, fit), doubtPx);
                put(guided, node, match, match.guidedWeight());
            }
            fit = fit.refined(guided, doubtPx * scale, doubtPx * scale);
        }
        return new LocalField(lattice, whole, scale, fit.stiffened(LAST_SCALES_PX), peaks);
    }

    /** Where a node's own window should have its peak, pixels of the lattice's grid. */
    private Shift expected(int node, SmoothFit fit) {
        Match own = matches.own(node);
        Shift place = place(node, own);
        Shift from = start.shiftAt(place.columns(), place.rows());
        Shift similar = whole.at(place.columns() * scale, place.rows() * scale);
        Shift departure = fit.at(place.columns() / lattice.spacingPx(), place.rows() / lattice.spacingPx());
        return new Shift(
                (similar.columns() + departure.columns()) / scale - from.columns(),
                (similar.rows() + departure.rows()) / scale - from.rows());
    }

    /** Where a match was made, pixels of the lattice's grid. */
    private Shift place(int node, Match match) {
        Shift at = lattice.place(node);
        return new Shift(
                at.columns() + match.place().columns(),
                at.rows() + match.place().rows());
    }

    private void put(NodeData data, int node, Match match, double weight) {
        Shift place = place(node, match);
        Shift from = start.shiftAt(place.columns(), place.rows());
        Shift similar = whole.at(place.columns() * scale, place.rows() * scale);
        Shift departure = new Shift(
                (from.columns() + match.shift().columns()) * scale - similar.columns(),
                (from.rows() + match.shift().rows()) * scale - similar.rows());
        int spacing = lattice.spacingPx();
        data.put(node, new Shift(place.columns() / spacing, place.rows() / spacing), departure, weight);
    }
}
