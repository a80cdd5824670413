package org.fieldwarden.testimagery.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.testimagery.compose.KnownChanges.KnownChange;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Point;

final class KnownChangesTest {

    private static final int SIDE = 900;
    private static final double GSD = 0.2;

    private final Orthophoto ground = new Meadow();
    private final PixelGrid grid = ground.flight().grid();
    private final KnownChanges changes = new KnownChanges(ground, 6, 3);

    /** Green with faint texture; a strip on the left was not observed. */
    private static final class Meadow implements Orthophoto {

        @Override
        public Flight flight() {
            PixelGrid grid = new PixelGrid(
                    CrsCode.epsg(4547),
                    PixelToMap.northUp(500_000, 3_000_000, GroundSamplingDistance.ofMetres(GSD)),
                    SIDE,
                    SIDE);
            return new Flight(new FlightId("meadow"), AcquisitionDate.UNKNOWN, grid, "0".repeat(64));
        }

        @Override
        public OrthophotoTile read(PixelGrid grid, PixelWindow window) {
            byte[] rgb = new byte[Math.toIntExact(window.pixels() * 3)];
            boolean[] observed = new boolean[Math.toIntExact(window.pixels())];
            for (int i = 0; i < observed.length; i++) {
                int column = window.column() + i % window.width();
                int row = window.row() + i / window.width();
                observed[i] = column >= 100;
                rgb[3 * i] = (byte) (90 + (column * 3 + row * 5) % 11);
                rgb[3 * i + 1] = (byte) (120 + (column * 7 + row * 3) % 13);
                rgb[3 * i + 2] = 70;
            }
            return OrthophotoTile.of(window, rgb, observed);
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }

    @Test
    void halfOfTheBuildingsAreNewAndHalfAreGone() {
        List<KnownChange> truth = changes.truth();

        assertThat(truth).hasSize(6);
        assertThat(truth)
                .filteredOn(change -> change.changed().to() == LandCover.BUILDING)
                .hasSize(3);
        assertThat(truth)
                .filteredOn(change -> change.changed().from() == LandCover.BUILDING)
                .hasSize(3);
        Envelope extent = grid.mapEnvelope();
        assertThat(truth).allSatisfy(change -> {
            assertThat(change.outline().isValid()).isTrue();
            assertThat(extent.contains(change.outline().getEnvelopeInternal())).isTrue();
            assertThat(change.outline().getEnvelopeInternal().getMinX())
                    .as("only on observed ground")
                    .isGreaterThan(500_000 + 100 * GSD);
        });
    }

    @Test
    void sameSeedLaysTheSameBuildings() {
        KnownChanges again = new KnownChanges(ground, 6, 3);
        PixelWindow window = grid.window();

        assertThat(again.truth()).isEqualTo(changes.truth());
        assertThat(again.current(window)).isEqualTo(changes.current(window));
        assertThat(new KnownChanges(ground, 6, 4).truth()).isNotEqualTo(changes.truth());
    }

    @Test
    void flightsDifferNearTheTruthAndNowhereElse() {
        OrthophotoTile baseline = changes.baseline(grid.window());
        OrthophotoTile current = changes.current(grid.window());
        List<KnownChange> truth = changes.truth();
        int[] differing = new int[truth.size()];
        int stray = 0;
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                assertThat(baseline.observed(column, row)).isEqualTo(column >= 100);
                if (!differ(baseline, current, column, row)) {
                    continue;
                }
                int nearest = near(truth, column, row, 12);
                if (nearest < 0) {
                    stray++;
                } else {
                    differing[nearest]++;
                }
            }
        }
        assertThat(stray)
                .as("pixels that differ more than 12 m from every building")
                .isZero();
        for (int i = 0; i < truth.size(); i++) {
            double pixels = truth.get(i).outline().getArea() / (GSD * GSD);
            assertThat((double) differing[i]).as("building %d", i).isGreaterThan(0.8 * pixels);
        }
    }

    private static boolean differ(OrthophotoTile one, OrthophotoTile other, int column, int row) {
        for (int band = 0; band < 3; band++) {
            if (one.value(column, row, band) != other.value(column, row, band)) {
                return true;
            }
        }
        return false;
    }

    private int near(List<KnownChange> truth, int column, int row, double metres) {
        Coordinate map = grid.pixelToMap().toMap(column + 0.5, row + 0.5);
        for (int i = 0; i < truth.size(); i++) {
            Point point = truth.get(i).outline().getFactory().createPoint(map);
            if (truth.get(i).outline().isWithinDistance(point, metres)) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void tilesAgreeWithTheWholePicture() {
        OrthophotoTile whole = changes.current(grid.window());
        List<PixelWindow> unequal = new ArrayList<>();
        for (PixelWindow window : grid.blocks(256)) {
            if (!changes.current(window).equals(whole.crop(window))) {
                unequal.add(window);
            }
        }

        assertThat(unequal).isEmpty();
    }
}
