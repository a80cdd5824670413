package org.fieldwarden.ingest;

import java.time.LocalDate;
import java.util.Locale;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.GsdRange;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.geotiff.CrsTransform;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Judges whether two flights can be compared, before anything is computed, and on which working grid: the baseline's
 * CRS, north-up, at the coarser of the two pixel sizes, with its origin on a multiple of the pixel size, so that the
 * grid does not depend on where the files happen to begin. A flight may be compared with itself. Stateless.
 */
public final class PairGate {

    private static final double MAX_GSD_RATIO = 4;
    private static final double MIN_OVERLAP_SHARE = 0.05;
    private static final int MIN_SIDE_PX = 64;
    private static final int BLOCK_PX = 1024;

    /** Pixel sizes are kept to a nanometre: files carry rounding errors such as 0.600000000000011. */
    private static final double GSD_STEPS_PER_METRE = 1e9;

    /** A border this near to a grid line lies on it; otherwise rounding errors would add a row without pixels. */
    private static final double SNAP_PX = 1e-4;

    /**
     * The working grid of two flights. It covers the box around the ground both have seen; at its border, and where the
     * footprints are turned against each other, pixels may be unobserved.
     *
     * @throws UsageException where the flights are in the wrong order
     * @throws InputDataException where the flights cannot be compared, with the reason
     */
    public PixelGrid judge(Orthophoto baseline, Orthophoto current, GsdRange modelRange) {
        Flight earlier = baseline.flight();
        Flight later = current.flight();
        requireOrder(earlier, later);
        GroundSamplingDistance gsd = workingGsd(earlier, later, modelRange);
        PixelGrid grid = workingGrid(earlier, later, gsd);
        requireObserved(baseline, grid);
        requireObserved(current, grid);
        return grid;
    }

    private static void requireOrder(Flight baseline, Flight current) {
        AcquisitionDate from = baseline.flownOn();
        AcquisitionDate to = current.flownOn();
        if (from.isKnown() && to.isKnown() && LocalDate.parse(to.text()).isBefore(LocalDate.parse(from.text()))) {
            throw new UsageException("The current flight " + current.id() + " (" + to + ") is older than the baseline "
                    + baseline.id() + " (" + from + "); swap them");
        }
    }

    private static GroundSamplingDistance workingGsd(Flight baseline, Flight current, GsdRange modelRange) {
        GroundSamplingDistance one = baseline.grid().gsd();
        GroundSamplingDistance other = current.grid().gsd();
        GroundSamplingDistance coarser = one.coarserOf(other);
        double ratio = coarser.metres() / Math.min(one.metres(), other.metres());
        if (ratio > MAX_GSD_RATIO) {
            throw refuse(
                    baseline,
                    current,
                    String.format(
                            Locale.ROOT,
                            "Their pixel sizes (%.3f m and %.3f m) differ by more than a factor of 4; compare flights of"
                                    + " similar detail",
                            one.metres(),
                            other.metres()));
        }
        double metres = Math.rint(coarser.metres() * GSD_STEPS_PER_METRE) / GSD_STEPS_PER_METRE;
        if (metres > modelRange.coarsest().metres()) {
            throw refuse(
                    baseline,
                    current,
                    String.format(
                            Locale.ROOT,
                            "A pixel of %.3f m is coarser than the %.3f m the model was made for; fly lower or use"
                                    + " another model",
                            metres,
                            modelRange.coarsest().metres()));
        }
        return GroundSamplingDistance.ofMetres(metres).coarserOf(modelRange.finest());
    }

    private static PixelGrid workingGrid(Flight baseline, Flight current, GroundSamplingDistance gsd) {
        Geometry ground = footprint(baseline);
        Geometry currentGround = CrsTransform.find(
                        current.grid().crs(), baseline.grid().crs())
                .flatMap(transform -> transform.transform(footprint(current)))
                .orElseThrow(() -> refuse(
                        baseline,
                        current,
                        "No transform leads from " + current.grid().crs() + " to "
                                + baseline.grid().crs() + "; reproject one of them"));
        Geometry common = ground.intersection(currentGround);
        double smaller = Math.min(ground.getArea(), currentGround.getArea());
        if (common.getArea() < MIN_OVERLAP_SHARE * smaller) {
            throw refuse(
                    baseline,
                    current,
                    String.format(
                            Locale.ROOT,
                            "They overlap on %.1f %% of the smaller one's ground, less than 5 %%; choose two flights over"
                                    + " the same site",
                            100 * common.getArea() / smaller));
        }
        PixelGrid grid = snapped(baseline, common.getEnvelopeInternal(), gsd);
        if (grid.width() < MIN_SIDE_PX || grid.height() < MIN_SIDE_PX) {
            throw refuse(
                    baseline,
                    current,
                    "Their common ground is only " + grid.width() + " x " + grid.height()
                            + " pixels, less than 64 on a side; choose flights that overlap more");
        }
        return grid;
    }

    private static PixelGrid snapped(Flight baseline, Envelope ground, GroundSamplingDistance gsd) {
        double side = gsd.metres();
        double left = Math.floor(ground.getMinX() / side + SNAP_PX);
        double right = Math.ceil(ground.getMaxX() / side - SNAP_PX);
        double bottom = Math.floor(ground.getMinY() / side + SNAP_PX);
        double top = Math.ceil(ground.getMaxY() / side - SNAP_PX);
        return new PixelGrid(
                baseline.grid().crs(),
                PixelToMap.northUp(left * side, top * side, gsd),
                Math.toIntExact((long) (right - left)),
                Math.toIntExact((long) (top - bottom)));
    }

    private static Geometry footprint(Flight flight) {
        return flight.grid().toMap(flight.grid().window());
    }

    /** Looks for one observed pixel, middle first; only a flight without any is read as a whole. */
    private static void requireObserved(Orthophoto orthophoto, PixelGrid grid) {
        PixelWindow middle = PixelWindow.atSize(
                grid.width() / 2 - MIN_SIDE_PX / 2, grid.height() / 2 - MIN_SIDE_PX / 2, MIN_SIDE_PX, MIN_SIDE_PX);
        if (orthophoto.read(grid, middle).observedPixels() > 0) {
            return;
        }
        for (PixelWindow window : grid.blocks(BLOCK_PX)) {
            if (orthophoto.read(grid, window).observedPixels() > 0) {
                return;
            }
        }
        throw new InputDataException(
                orthophoto.flight().id().value(),
                "pair gate",
                "It has no observed pixel on the common ground (all nodata); export it again or choose another flight");
    }

    private static InputDataException refuse(Flight baseline, Flight current, String problem) {
        return new InputDataException(baseline.id() + " and " + current.id(), "pair gate", problem);
    }
}
