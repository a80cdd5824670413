package org.fieldwarden.detector.opencv;

import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.detector.AlignedReader;
import org.fieldwarden.detector.CoRegistration;
import org.fieldwarden.detector.CoRegistrationSettings;
import org.fieldwarden.detector.Shift;
import org.fieldwarden.detector.ShiftField;
import org.fieldwarden.detector.ShiftNode;

/**
 * Co-registration from coarse to fine: a similarity for the whole pair on small overviews, then the departure from it at
 * each node on half-size pixels, then what is left at each node at full size after the current flight was moved. Safe for
 * use by several threads.
 */
public final class OpenCvCoRegistration implements CoRegistration {

    /** Local departure from the similarity that is looked for, half-size pixels: 16 pixels. */
    private static final int COARSE_SEARCH_PX = 8;

    /** What the coarse step may have left, pixels. */
    private static final int FINE_SEARCH_PX = 6;

    /** Shorter shifts are within the noise of the measurement; without them identical flights stay identical. */
    private static final double LEAST_SHIFT_PX = 0.05;

    private final CoRegistrationSettings settings;

    public OpenCvCoRegistration(CoRegistrationSettings settings) {
        this.settings = settings;
    }

    @Override
    public ShiftField estimate(Orthophoto baseline, Orthophoto current, PixelGrid grid) {
        Similarity whole = new GlobalFit(baseline, current, grid, settings).similarity();
        ShiftField coarse = coarseField(baseline, current, grid, whole);
        NodeLattice lattice = new NodeLattice(grid, settings.nodeSpacingPx(), settings.windowPx());
        NodeMatches matches = new NodeSurvey(lattice, FINE_SEARCH_PX, settings.threads())
                .measure(baseline, current, new AlignedReader(coarse));
        LocalField fit = LocalFit.of(lattice, matches, coarse, whole, 1);
        return new NodeTrust(lattice, matches, fit, settings.neighbourReachPx()).field();
    }

    /** Shift at each node measured on half-size pixels; reliable everywhere, because it is only a start. */
    private ShiftField coarseField(Orthophoto baseline, Orthophoto current, PixelGrid grid, Similarity whole) {
        NodeLattice lattice =
                new NodeLattice(Overview.of(grid, 2), settings.nodeSpacingPx() / 2, settings.windowPx() / 2);
        ShiftField start = GlobalFit.field(lattice, whole, 2);
        NodeMatches matches = new NodeSurvey(lattice, COARSE_SEARCH_PX, settings.threads())
                .measure(baseline, current, new AlignedReader(start));
        LocalField fit = LocalFit.of(lattice, matches, start, whole, 2);
        List<ShiftNode> nodes = new ArrayList<>();
        for (int node = 0; node < lattice.size(); node++) {
            nodes.add(new ShiftNode(fit.shift(node), 0, ShiftNode.Trust.MEASURED, matches.observedPixels(node)));
        }
        return ShiftField.of(grid, settings.nodeSpacingPx(), nodes);
    }

    static Shift snapped(double columns, double rows) {
        return Math.hypot(columns, rows) < LEAST_SHIFT_PX ? Shift.ZERO : new Shift(columns, rows);
    }
}
