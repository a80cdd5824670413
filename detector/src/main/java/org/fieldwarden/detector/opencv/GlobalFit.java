package org.fieldwarden.detector.opencv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.detector.AlignedReader;
import org.fieldwarden.detector.CoRegistrationSettings;
import org.fieldwarden.detector.Shift;
import org.fieldwarden.detector.ShiftField;
import org.fieldwarden.detector.ShiftNode;
import org.opencv.calib3d.Calib3d;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.Point;
import org.opencv.core.Rect;

/**
 * The similarity that lays a whole flight on another: windows of a small overview are matched one by one, and a
 * similarity is drawn through those that agree (RANSAC, with OpenCV's fixed seed). Where the overview is much coarser than
 * the grid, the fit is sharpened on finer ones by a few windows spread over the ground, so that time and memory hardly
 * grow with the mosaic. Only a start for the local search: where it cannot be had, one common shift is taken instead.
 */
final class GlobalFit {

    /** Side of the overview: enough structure for a fit, and memory that does not depend on the mosaic. */
    private static final int OVERVIEW_PX = 640;

    /** Windows turned by the largest turn differ by a pixel where they weigh most. */
    private static final int WINDOW_PX = 128;

    private static final int SPACING_PX = 64;

    /** Windows along a side when a fit is sharpened. */
    private static final int SHARPENING_WINDOWS = 16;

    /** What a fit on an overview four times as coarse may have left, pixels of the finer one. */
    private static final int SHARPENING_SEARCH_PX = 10;

    /** From here on the local search finds what is left. */
    private static final int FINE_ENOUGH = 8;

    /** Turn and growth together move a place by this share of its distance from the middle. */
    private static final double LARGEST_DISTORTION = 0.05;

    /** A match farther from the fit than this does not belong to it, pixels of the overview. */
    private static final double INLIER_PX = 1.5;

    /** Fewer windows can agree by chance. */
    private static final int FEWEST_INLIERS = 6;

    /** Of the windows that matched anything; on pairs of two places up to 0.1 agreed. */
    private static final double LEAST_SHARE = 0.2;

    /** A shift alone may fit worse than a similarity by this and still be taken, ratio and pixels of the overview. */
    private static final double TOLERATED_RATIO = 1.25;

    private static final double TOLERATED_PX = 0.05;

    private static final int DRAWS = 2000;
    private static final double CONFIDENCE = 0.995;
    private static final int POLISHING_STEPS = 10;

    private final Orthophoto baseline;
    private final Orthophoto current;
    private final PixelGrid grid;
    private final CoRegistrationSettings settings;

    GlobalFit(Orthophoto baseline, Orthophoto current, PixelGrid grid, CoRegistrationSettings settings) {
        this.baseline = baseline;
        this.current = current;
        this.grid = grid;
        this.settings = settings;
    }

    /** The similarity of the pair, or its common shift, or no shift where the overview does not tell. */
    Similarity similarity() {
        int scale = 1;
        while (Math.max(grid.width(), grid.height()) > OVERVIEW_PX * scale) {
            scale *= 2;
        }
        Similarity still = Similarity.moved(grid, Shift.ZERO);
        Optional<Similarity> found = fit(scale, SPACING_PX, widestSearchPx(scale), still);
        if (found.isEmpty()) {
            return Similarity.moved(grid, commonShift(scale));
        }
        Similarity fit = found.get();
        while (scale > FINE_ENOUGH) {
            scale = Math.max(FINE_ENOUGH / 2, scale / 4);
            int side = Math.max(grid.width(), grid.height()) / scale;
            int windows = SHARPENING_WINDOWS * WINDOW_PX;
            int spacing = WINDOW_PX * Math.max(1, (side + windows - 1) / windows);
            fit = fit(scale, spacing, SHARPENING_SEARCH_PX, fit).orElse(fit);
        }
        return fit;
    }

    private int widestSearchPx(int scale) {
        double reach = settings.maximumShiftPx() + LARGEST_DISTORTION * Math.hypot(grid.width(), grid.height()) / 2;
        return (int) Math.ceil(reach / scale);
    }

    /** Matches windows on an overview and draws a similarity through them; empty where too few agree. */
    private Optional<Similarity> fit(int scale, int spacingPx, int searchPx, Similarity start) {
        PixelGrid overview = Overview.of(grid, scale);
        NodeLattice lattice = new NodeLattice(overview, spacingPx, WINDOW_PX);
        ShiftField startField = field(lattice, start, scale);
        NodeMatches matches = new NodeSurvey(lattice, searchPx, settings.threads())
                .measure(baseline, current, new AlignedReader(startField));
        List<Point> from = new ArrayList<>();
        List<Point> to = new ArrayList<>();
        for (int node = 0; node < matches.size(); node++) {
            Match match = matches.match(node);
            if (matches.pooled(node) || match.weight() == 0) {
                continue;
            }
            double column = lattice.place(node).columns() + match.place().columns();
            double row = lattice.place(node).rows() + match.place().rows();
            Shift there = startField.shiftAt(column, row);
            from.add(new Point(column, row));
            to.add(new Point(
                    column + there.columns() + match.shift().columns(),
                    row + there.rows() + match.shift().rows()));
        }
        return drawn(from, to, scale);
    }

    /** A similarity as a field on an overview; reliable everywhere, because it is only a start. */
    static ShiftField field(NodeLattice lattice, Similarity similarity, int scale) {
        List<ShiftNode> nodes = new ArrayList<>();
        for (int node = 0; node < lattice.size(); node++) {
            Shift place = lattice.place(node);
            Shift shift = similarity.at(place.columns() * scale, place.rows() * scale);
            nodes.add(new ShiftNode(
                    OpenCvCoRegistration.snapped(shift.columns() / scale, shift.rows() / scale),
                    0,
                    ShiftNode.Trust.MEASURED,
                    0));
        }
        return ShiftField.of(lattice.grid(), lattice.spacingPx(), nodes);
    }

    private Optional<Similarity> drawn(List<Point> from, List<Point> to, int scale) {
        if (from.size() < FEWEST_INLIERS) {
            return Optional.empty();
        }
        try (MatScope scope = new MatScope()) {
            var source = new MatOfPoint2f(from.toArray(Point[]::new));
            var target = new MatOfPoint2f(to.toArray(Point[]::new));
            scope.keep(source);
            scope.keep(target);
            Mat inliers = scope.mat();
            Mat affine = scope.keep(Calib3d.estimateAffinePartial2D(
                    source, target, inliers, Calib3d.RANSAC, INLIER_PX, DRAWS, CONFIDENCE, POLISHING_STEPS));
            int agreeing = affine.empty() ? 0 : Core.countNonZero(inliers);
            if (agreeing < FEWEST_INLIERS || agreeing < LEAST_SHARE * from.size()) {
                return Optional.empty();
            }
            Similarity similarity = similarity(affine, scale);
            double distortion = Math.hypot(similarity.along(), similarity.across());
            return distortion > LARGEST_DISTORTION
                    ? Optional.empty()
                    : Optional.of(simpler(similarity, new Inliers(from, to, inliers), scale));
        }
    }

    /**
     * The shift alone where turn and growth explain little more than noise: drawn from a corner of the ground they would
     * move the far side by more than they are known.
     */
    private Similarity simpler(Similarity similarity, Inliers inliers, int scale) {
        Shift mean = inliers.meanShift();
        Similarity moved = Similarity.moved(grid, new Shift(mean.columns() * scale, mean.rows() * scale));
        double turned = inliers.misfitPx(similarity, scale);
        return inliers.misfitPx(moved, scale) <= TOLERATED_RATIO * turned + TOLERATED_PX ? moved : similarity;
    }

    /** From OpenCV's 2 x 3 matrix on an overview to full-size pixels, about the middle of the grid. */
    private Similarity similarity(Mat affine, int scale) {
        Shift about = Similarity.middle(grid);
        double along = affine.get(0, 0)[0] - 1;
        double across = affine.get(1, 0)[0];
        Shift atOrigin = new Shift(affine.get(0, 2)[0] * scale, affine.get(1, 2)[0] * scale);
        Shift shift = new Similarity(Shift.ZERO, atOrigin, along, across).at(about.columns(), about.rows());
        return new Similarity(about, shift, along, across);
    }

    /** One shift for the whole pair, full-size pixels; zero where the overview does not tell. */
    private Shift commonShift(int scale) {
        PixelGrid overview = Overview.of(grid, scale);
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
}
