package org.fieldwarden.georef;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.ChangePlace;
import org.fieldwarden.core.Confidence;
import org.fieldwarden.core.FlightPair;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.Provenance;
import org.fieldwarden.core.RegularOutline;
import org.fieldwarden.georef.RegularisedOutline.Regular;
import org.fieldwarden.georef.crs.CrsCatalogue;
import org.fieldwarden.georef.crs.EllipsoidArea;
import org.fieldwarden.georef.crs.LonLatTransform;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.noding.snap.SnappingNoder;
import org.locationtech.jts.operation.overlayng.OverlayNG;

/**
 * Places traced changes on the ground: outline in the grid's CRS and in longitude and latitude, area on the ellipsoid,
 * locality, confidence and identity; of buildings also the regular outline, where one fits (decision 011). Outer rings run counter-clockwise, holes clockwise. Safe for use by several threads.
 */
public final class GroundPlacement {

    /**
     * Side of a location cell. Two metres is well below the smallest change worth a visit and above the noise of
     * co-registration, so a change's interior point seldom leaves its cell and two changes seldom share one.
     */
    private static final double CELL_METRES = 2;

    /** Rings this near to each other touch, pixels. */
    private static final double TOUCH_PX = 1e-4;

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private static final Comparator<Placed> LARGEST_FIRST = Comparator.<Placed>comparingDouble(
                    placed -> -placed.place.area().value())
            .thenComparing(placed -> placed.place.outline().norm(), (one, other) -> one.compareTo(other));

    private final CrsCatalogue crsCatalogue;
    private final Divisions divisions;
    private final OutlineRegularisation regularisation = new OutlineRegularisation(RegularisationSettings.DEFAULT);

    public GroundPlacement(CrsCatalogue crsCatalogue, Divisions divisions) {
        this.crsCatalogue = crsCatalogue;
        this.divisions = divisions;
    }

    /**
     * Places all changes of one flight pair.
     *
     * <p>The id of a change is that of the pair, of the {@value #CELL_METRES} m cell of its interior point and of its
     * class; where several changes of the pair share these, the largest keeps the cell's name and the next ones get
     * {@code #2}, {@code #3} and so on.
     *
     * @param grid the working grid in whose pixels the changes were traced
     * @param modelBundleHash lower-case hex SHA-256
     * @param residualMetres co-registration residual around an outline in pixel space, metres, not negative
     * @return largest first, then by id
     * @throws org.fieldwarden.core.UsageException if the grid's CRS is unknown or not projected in metres
     */
    public List<Change> place(
            List<TracedChange> traced,
            FlightPair pair,
            PixelGrid grid,
            String modelBundleHash,
            ToDoubleFunction<Polygon> residualMetres) {
        LonLatTransform toLonLat = crsCatalogue.toLonLat(grid.crs());
        List<Placed> largestFirst = traced.stream()
                .map(one -> placed(one, grid, toLonLat))
                .sorted(LARGEST_FIRST)
                .toList();
        Map<String, Integer> sharers = new HashMap<>();
        List<Change> changes = new ArrayList<>();
        for (Placed placed : largestFirst) {
            TracedChange one = placed.traced;
            int nth = sharers.merge(placed.cell + "|" + one.changed().code(), 1, Integer::sum);
            String cell = nth == 1 ? placed.cell : placed.cell + "#" + nth;
            changes.add(new Change(
                    ChangeId.of(pair.key(), cell, one.changed()),
                    one.changed(),
                    new Confidence(one.meanScore()),
                    placed.place,
                    provenance(pair, grid, modelBundleHash, residualMetres.applyAsDouble(one.outlinePx())),
                    one.nuisance()));
        }
        changes.sort(Comparator.<Change>comparingDouble(change -> -change.area().value())
                .thenComparing(Change::id));
        return List.copyOf(changes);
    }

    private static Provenance provenance(
            FlightPair pair, PixelGrid grid, String modelBundleHash, double residualMetres) {
        return new Provenance(
                pair.baseline().reference(), pair.current().reference(), grid.gsd(), modelBundleHash, residualMetres);
    }

    private Placed placed(TracedChange traced, PixelGrid grid, LonLatTransform toLonLat) {
        Polygon outline = toMap(touching(traced.outlinePx()), grid.pixelToMap());
        Coordinate interior = outline.getInteriorPoint().getCoordinate();
        ChangePlace place = new ChangePlace(
                grid.crs(),
                outline,
                toLonLat.toLonLat(outline),
                EllipsoidArea.ofMap(outline, toLonLat),
                divisions.localityOf(toLonLat.toLonLat(interior)),
                regular(traced, grid));
        return new Placed(traced, place, cell(grid, interior));
    }

    /**
     * The same polygon; where a ring's corner lies on another ring's edge, that edge gets a corner there too. On another
     * grid, in another CRS and after rounding the two then still meet; else the corner might end up across the edge.
     */
    private static Polygon touching(Polygon outlinePx) {
        if (outlinePx.getNumInteriorRing() == 0) {
            return outlinePx;
        }
        Geometry noded = OverlayNG.overlay(outlinePx, outlinePx, OverlayNG.UNION, new SnappingNoder(TOUCH_PX));
        return noded instanceof Polygon polygon ? polygon : outlinePx;
    }

    /** Of buildings alone: nothing else has walls. */
    private Optional<RegularOutline> regular(TracedChange traced, PixelGrid grid) {
        return traced.changed().kind().isOfBuilding()
                        && regularisation.regularise(traced.outlinePx(), grid.gsd()) instanceof Regular made
                ? Optional.of(new RegularOutline(
                        toMap(made.outlinePx(), grid.pixelToMap()), made.fit().rmsMetres()))
                : Optional.empty();
    }

    private static String cell(PixelGrid grid, Coordinate interior) {
        return String.format(
                Locale.ROOT, "%s|%d,%d", grid.crs().code(), (long) Math.floor(interior.x / CELL_METRES), (long)
                        Math.floor(interior.y / CELL_METRES));
    }

    private static Polygon toMap(Polygon outlinePx, PixelToMap pixelToMap) {
        LinearRing[] holes = new LinearRing[outlinePx.getNumInteriorRing()];
        for (int hole = 0; hole < holes.length; hole++) {
            LinearRing ring = toMap(outlinePx.getInteriorRingN(hole), pixelToMap);
            holes[hole] = Orientation.isCCW(ring.getCoordinateSequence()) ? ring.reverse() : ring;
        }
        LinearRing outer = toMap(outlinePx.getExteriorRing(), pixelToMap);
        return GEOMETRIES.createPolygon(
                Orientation.isCCW(outer.getCoordinateSequence()) ? outer : outer.reverse(), holes);
    }

    private static LinearRing toMap(LinearRing ringPx, PixelToMap pixelToMap) {
        Coordinate[] corners = ringPx.getCoordinates();
        Coordinate[] map = new Coordinate[corners.length];
        for (int i = 0; i < corners.length; i++) {
            map[i] = pixelToMap.toMap(corners[i].x, corners[i].y);
        }
        return GEOMETRIES.createLinearRing(map);
    }

    private record Placed(TracedChange traced, ChangePlace place, String cell) {}
}
