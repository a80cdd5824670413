package org.fieldwarden.georef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.ChangePlace;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.FlightPair;
import org.fieldwarden.core.GridCell;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.georef.crs.CrsCatalogue;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class GroundPlacementTest {

    private static final ChangeClass BUILT = new ChangeClass(LandCover.VEGETATION, LandCover.BUILDING);
    private static final ChangeClass DUG = new ChangeClass(LandCover.VEGETATION, LandCover.BARE_GROUND);
    private static final String MODEL = "c".repeat(64);

    private static final PixelGrid GRID = new PixelGrid(
            CrsCode.epsg(4547),
            PixelToMap.northUp(511832.795536113, 3392656.70229641, GroundSamplingDistance.ofMetres(0.2)),
            1000,
            1000);
    private static final FlightPair PAIR = new FlightPair(flight("a"), flight("b"));

    private final GroundPlacement placement = new GroundPlacement(new CrsCatalogue(), Divisions.none());

    private static Flight flight(String name) {
        return new Flight(new FlightId(name), new AcquisitionDate("2026-10-05"), GRID, name.repeat(64));
    }

    private static TracedChange traced(String wkt, ChangeClass changed) {
        try {
            Polygon outlinePx = (Polygon) new WKTReader().read(wkt);
            return new TracedChange(outlinePx, Math.round(outlinePx.getArea()), 0.75, 0.9, changed);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private List<Change> place(TracedChange... traced) {
        return placement.place(List.of(traced), PAIR, GRID, MODEL, outlinePx -> outlinePx.getCoordinate().x / 1000);
    }

    private static final String BOX = "POLYGON ((0 0, 0 50, 100 50, 100 0, 0 0), (10 10, 20 10, 20 20, 10 20, 10 10))";

    @Test
    void aChangeIsPlacedWithOutlineAreaLocalityAndProvenance() {
        Change change = place(traced(BOX, BUILT)).get(0);
        ChangePlace place = change.place();
        assertThat(place.crs()).isEqualTo(CrsCode.epsg(4547));
        assertThat(place.outline().getArea()).isCloseTo((5000 - 100) * 0.04, within(1e-6));
        // 11.8 km off the central meridian: areal scale 1 + 3.4e-6.
        assertThat(place.area().value()).isCloseTo(196 / (1 + 3.44e-6), within(196 * 1e-6));
        assertThat(place.locality()).isEqualTo(new GridCell("E114.12N30.65"));
        assertThat(change.confidence().value()).isEqualTo(0.75);
        assertThat(change.changed()).isEqualTo(BUILT);
        assertThat(change.provenance().gsd().metres()).isCloseTo(0.2, within(1e-9));
        assertThat(change.provenance().modelBundleHash()).isEqualTo(MODEL);
        assertThat(change.provenance().residualMetres()).isZero();
        assertThat(change.provenance().current()).isEqualTo(PAIR.current().reference());
    }

    @Test
    void buildingsGetARegularOutlineBesideTheTracedOneAndOtherChangesDoNot() {
        String stepped = "POLYGON ((0 0, 0 50, 100 50, 100 25, 99 25, 99 0, 0 0))";

        ChangePlace built = place(traced(stepped, BUILT)).get(0).place();
        ChangePlace dug = place(traced(stepped, DUG)).get(0).place();

        assertThat(built.regular()).hasValueSatisfying(regular -> {
            assertThat(regular.outline().getNumPoints()).isEqualTo(5);
            assertThat(regular.outline().getArea()).isCloseTo(built.outline().getArea(), within(1.0));
            assertThat(regular.fitMetres()).isBetween(0.0, 0.2);
        });
        assertThat(dug.regular()).isEmpty();
    }

    /** On the slanted edges of the shell the corners of the hole lie only as long as nothing is rounded. */
    @Test
    void aHoleThatTouchesAnEdgeStillTouchesItOnTheGround() {
        for (int lean = 1; lean < 60; lean++) {
            String shell = "(0 0, " + lean + " 60, 90 " + (60 + lean) + ", 90 0, 0 0)";
            double row = 20 + lean / 7.0;
            double onEdge = lean * row / 60;
            String hole = "(" + onEdge + " " + row + ", 50 30, 40 " + row + ", " + onEdge + " " + row + ")";
            TracedChange change = traced("POLYGON (" + shell + ", " + hole + ")", BUILT);
            if (!change.outlinePx().isValid()) {
                continue;
            }
            ChangePlace place = place(change).get(0).place();
            assertThat(place.outline().isValid()).as("lean %d", lean).isTrue();
            assertThat(place.outlineLonLat().isValid()).as("lean %d", lean).isTrue();
        }
    }

    /** The centre of the grid's first pixel is 114.123456 E, 30.654321 N; the position was computed with PROJ 9. */
    @Test
    void pixelCornersAreHalfAPixelFromThePixelCentre() {
        Polygon lonLat = place(traced("POLYGON ((0 0, 0 1, 1 1, 1 0, 0 0))", BUILT))
                .get(0)
                .place()
                .outlineLonLat();
        Coordinate centre = lonLat.getCentroid().getCoordinate();
        assertThat(centre.x).isCloseTo(114.123456, within(2e-9));
        assertThat(centre.y).isCloseTo(30.654321, within(2e-9));
        // Half of a 0.2 m pixel at this latitude.
        assertThat(lonLat.getEnvelopeInternal().getMinX()).isCloseTo(114.123456 - 0.1 / 95_850, within(2e-8));
        assertThat(lonLat.getEnvelopeInternal().getMaxY()).isCloseTo(30.654321 + 0.1 / 110_860, within(2e-8));
    }

    @Test
    void ringsRunAsGeoJsonWantsThemOnNorthUpAndOnMirroredGrids() {
        PixelGrid mirrored = new PixelGrid(GRID.crs(), new PixelToMap(0.2, 0, 500_000, 0, 0.2, 3_400_000), 1000, 1000);
        for (PixelGrid grid : List.of(GRID, mirrored)) {
            Change change = placement
                    .place(List.of(traced(BOX, BUILT)), PAIR, grid, MODEL, outlinePx -> 0)
                    .get(0);
            for (Polygon outline :
                    List.of(change.place().outline(), change.place().outlineLonLat())) {
                assertThat(outline.isValid()).isTrue();
                assertThat(Orientation.isCCW(outline.getExteriorRing().getCoordinates()))
                        .isTrue();
                assertThat(Orientation.isCCW(outline.getInteriorRingN(0).getCoordinates()))
                        .isFalse();
            }
        }
    }

    @Test
    void theIdIsThatOfPairCellAndClass() {
        Change change = place(traced("POLYGON ((0 0, 0 50, 100 50, 100 0, 0 0))", BUILT))
                .get(0);
        Coordinate interior = change.place().outline().getInteriorPoint().getCoordinate();
        String cell = "EPSG:4547|" + (long) Math.floor(interior.x / 2) + "," + (long) Math.floor(interior.y / 2);
        assertThat(change.id()).isEqualTo(ChangeId.of(PAIR.key(), cell, BUILT));
    }

    @Test
    void changesThatShareACellGetDifferentIdsInAFixedOrder() {
        List<TracedChange> neighbours = new ArrayList<>(List.of(
                traced("POLYGON ((2 2, 2 4, 4 4, 4 2, 2 2))", BUILT),
                traced("POLYGON ((4 4, 4 6, 6 6, 6 4, 4 4))", BUILT),
                traced("POLYGON ((4 2, 4 3, 5 3, 5 2, 4 2))", BUILT),
                traced("POLYGON ((5 2, 5 3, 6 3, 6 2, 5 2))", DUG)));
        List<Change> placed = placement.place(neighbours, PAIR, GRID, MODEL, outlinePx -> 0);
        assertThat(placed.stream().map(Change::id).distinct()).hasSize(4);
        Collections.reverse(neighbours);
        assertThat(ids(placement.place(neighbours, PAIR, GRID, MODEL, outlinePx -> 0)))
                .isEqualTo(ids(placed));
    }

    private static List<String> ids(List<Change> changes) {
        return changes.stream()
                .map(change -> change.id() + " " + change.place().outline())
                .toList();
    }

    @Test
    void theLargestChangeComesFirst() {
        List<Change> placed = place(
                traced("POLYGON ((200 200, 200 210, 210 210, 210 200, 200 200))", BUILT),
                traced("POLYGON ((400 400, 400 450, 450 450, 450 400, 400 400))", DUG));
        assertThat(placed).extracting(Change::changed).containsExactly(DUG, BUILT);
        assertThat(placed.get(1).provenance().residualMetres()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void aGridInDegreesIsRefused() {
        PixelGrid degrees = new PixelGrid(CrsCode.CGCS2000, new PixelToMap(1e-6, 0, 114, 0, -1e-6, 30), 10, 10);
        assertThatThrownBy(() -> placement.place(List.of(), PAIR, degrees, MODEL, outlinePx -> 0))
                .isInstanceOf(UsageException.class);
    }
}
