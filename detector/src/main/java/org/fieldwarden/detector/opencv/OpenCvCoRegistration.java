package org.fieldwarden.detector.opencv;

import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.detector.AlignedReader;
import org.fieldwarden.detector.CoRegistration;
import org.fieldwarden.detector.CoRegistrationSettings;
import org.fieldwarden.detector.Shift;
import org.fieldwarden.detector.ShiftField;
import org.fieldwarden.detector.ShiftNode;
import org.opencv.core.Rect;

/**
 * Co-registration from coarse to fine: one shift for the whole pair on a small overview, then the shift at each node on
 * half-size pixels, then what is left at each node at full size after the current flight was moved. Safe for use by
 * several threads.
 */
public final class OpenCvCoRegistration implements CoRegistration {

    /** Side of the overview: enough structure for one shift, and memory that does not depend on the mosaic. */
    private static final int OVERVIEW_PX = 640;

    /** Local departure from the common shift that is looked for, half-size pixels: 16 pixels. */
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
        Shift common = commonShift(baseline, current, grid);
        ShiftField coarse = coarseField(baseline, current, grid, common);
        NodeLattice lattice = new NodeLattice(grid, settings.nodeSpacingPx(), settings.windowPx());
        NodeMatches matches = new NodeSurvey(lattice, FINE_SEARCH_PX, settings.threads())
                .measure(baseline, current, new AlignedReader(coarse));
        SmoothFit fit = fit(lattice, matches, coarse, 1);
        return new NodeTrust(lattice, matches, fit, settings.neighbourReachPx()).field();
    }

    /** One shift for the whole pair, full-size pixels; zero where the overview does not tell. */
    private Shift commonShift(Orthophoto baseline, Orthophoto current, PixelGrid grid) {
        int scale = 1;
        while (Math.max(grid.width(), grid.height()) > OVERVIEW_PX * scale) {
            scale *= 2;
        }
        PixelGrid overview = coarser(grid, scale);
        int searchPx = Math.max(1, (settings.maximumShiftPx() + scale - 1) / scale);
        try (MatScope scope = new MatScope()) {
            StructureImage then = StructureImage.of(baseline.read(overview, overview.window()), scope);
            StructureImage now = StructureImage.of(current.read(overview, overview.window()), scope);
            var whole = new Rect(0, 0, overview.width(), overview.height());
            Match match = new ShiftCorrelator(scope, overview.width(), overview.height(), searchPx)
                    .match(then.window(whole, scope), now.window(whole, scope));
            return match.weight() == 0
                    ? Shift.ZERO
                    : new Shift(match.shift().columns() * scale, match.shift().rows() * scale);
        }
    }

    /** Shift at each node measured on half-size pixels; reliable everywhere, because it is only a start. */
    private ShiftField coarseField(Orthophoto baseline, Orthophoto current, PixelGrid grid, Shift common) {
        PixelGrid half = coarser(grid, 2);
        NodeLattice lattice = new NodeLattice(half, settings.nodeSpacingPx() / 2, settings.windowPx() / 2);
        Shift start = new Shift(Math.rint(common.columns() / 2), Math.rint(common.rows() / 2));
        ShiftField startField = ShiftField.constant(half, lattice.spacingPx(), start);
        NodeMatches matches = new NodeSurvey(lattice, COARSE_SEARCH_PX, settings.threads())
                .measure(baseline, current, new AlignedReader(startField));
        SmoothFit fit = fit(lattice, matches, startField, 2);
        List<ShiftNode> nodes = new ArrayList<>();
        for (int node = 0; node < lattice.size(); node++) {
            Shift shift = snapped(fit.columns(node), fit.rows(node));
            nodes.add(new ShiftNode(shift, 0, ShiftNode.Trust.MEASURED, matches.observedPixels(node)));
        }
        return ShiftField.of(grid, settings.nodeSpacingPx(), nodes);
    }

    /** Smooth field in full-size pixels through what was measured on top of a start field. */
    private static SmoothFit fit(NodeLattice lattice, NodeMatches matches, ShiftField start, int scale) {
        int spacing = lattice.spacingPx();
        NodeData data = new NodeData(lattice.columns(), lattice.rows());
        for (int node = 0; node < matches.size(); node++) {
            Match match = matches.match(node);
            double column = node % lattice.columns() + match.place().columns() / spacing;
            int nodeRow = node / lattice.columns();
            double row = nodeRow + match.place().rows() / spacing;
            Shift from = start.shiftAt(column * spacing, row * spacing);
            Shift shift = new Shift(
                    (from.columns() + match.shift().columns()) * scale,
                    (from.rows() + match.shift().rows()) * scale);
            data.put(node, new Shift(column, row), shift, matches.weight(node));
        }
        return SmoothFit.of(data);
    }

    static Shift snapped(double columns, double rows) {
        return Math.hypot(columns, rows) < LEAST_SHIFT_PX ? Shift.ZERO : new Shift(columns, rows);
    }

    /** The grid with pixels of {@code scale} times the side, on the same ground. */
    private static PixelGrid coarser(PixelGrid grid, int scale) {
        PixelToMap fine = grid.pixelToMap();
        PixelToMap coarse = new PixelToMap(
                fine.scaleX() * scale,
                fine.shearX() * scale,
                fine.translateX(),
                fine.shearY() * scale,
                fine.scaleY() * scale,
                fine.translateY());
        return new PixelGrid(
                grid.crs(), coarse, (grid.width() + scale - 1) / scale, (grid.height() + scale - 1) / scale);
    }
}
