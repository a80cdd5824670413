package org.fieldwarden.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.GsdRange;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.geotiff.CrsTransform;
import org.fieldwarden.ingest.geotiff.Scenes;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

final class PairGateTest {

    private static final GsdRange MODEL = GsdRange.ofMetres(0.1, 0.6);

    private final PairGate gate = new PairGate();

    /** An orthophoto of one colour without a file. */
    private record FakeOrthophoto(Flight flight, PixelWindow observed) implements Orthophoto {

        static FakeOrthophoto of(String id, String day, PixelGrid grid) {
            AcquisitionDate date = day.isEmpty() ? AcquisitionDate.UNKNOWN : AcquisitionDate.on(LocalDate.parse(day));
            return new FakeOrthophoto(
                    new Flight(new FlightId(id), date, grid, "0".repeat(64)),
                    grid.window().grown(100_000));
        }

        FakeOrthophoto observedOnlyIn(PixelWindow window) {
            return new FakeOrthophoto(flight, window);
        }

        @Override
        public OrthophotoTile read(PixelGrid grid, PixelWindow window) {
            return Scenes.tile(window, (column, row, band) -> 100, observed::contains);
        }

        @Override
        public void close() {}
    }

    private static FakeOrthophoto flight(String id, PixelGrid grid) {
        return FakeOrthophoto.of(id, "", grid);
    }

    @Test
    void workingGridIsTheSameWhereverTheFilesBegin() {
        PixelGrid one = gate.judge(
                flight("a", Scenes.grid(0.07, 0, 0.2, 1000, 1000)),
                flight("b", Scenes.grid(50, -50, 0.2, 500, 500)),
                MODEL);
        PixelGrid other = gate.judge(
                flight("a", Scenes.grid(-0.11, 0.05, 0.2, 1001, 1001)),
                flight("b", Scenes.grid(50, -50, 0.2000000000001, 500, 500)),
                MODEL);

        assertThat(one).isEqualTo(other).isEqualTo(Scenes.grid(50, -50, 0.2, 500, 500));
    }

    @Test
    void flightAgainstItselfIsAllowed() {
        FakeOrthophoto flight = FakeOrthophoto.of("a", "2026-10-05", Scenes.grid(0.05, 0, 0.2, 300, 200));

        assertThat(gate.judge(flight, flight, MODEL)).isEqualTo(Scenes.grid(0, 0, 0.2, 301, 200));
    }

    @Test
    void coarserPixelSizeAndTheModelsFinestDecide() {
        PixelGrid coarser = gate.judge(
                flight("a", Scenes.grid(0, 0, 0.13, 900, 900)), flight("b", Scenes.grid(0, 0, 0.3, 900, 900)), MODEL);
        PixelGrid finest = gate.judge(
                flight("a", Scenes.grid(0, 0, 0.03, 900, 900)), flight("b", Scenes.grid(0, 0, 0.02, 900, 900)), MODEL);

        assertThat(coarser.gsd().metres()).isEqualTo(0.3);
        assertThat(finest.gsd().metres()).isEqualTo(0.1);
    }

    @Test
    void anotherProjectionIsBroughtIntoTheBaselines() {
        Coordinate corner = CrsTransform.find(Scenes.CGCS2000_114E, CrsCode.epsg(32650))
                .orElseThrow()
                .transform(new Coordinate(500_000, 2_500_000))
                .orElseThrow();
        PixelGrid utm = new PixelGrid(
                CrsCode.epsg(32650),
                PixelToMap.northUp(corner.x, corner.y, GroundSamplingDistance.ofMetres(0.2)),
                1000,
                1000);

        PixelGrid grid = gate.judge(flight("a", Scenes.grid(0, 0, 0.2, 1000, 1000)), flight("b", utm), MODEL);

        assertThat(grid.crs()).isEqualTo(Scenes.CGCS2000_114E);
        assertThat(grid.width()).isBetween(950, 1000);
        assertThat(grid.height()).isBetween(950, 1000);
    }

    @Test
    void unsuitablePairsAreRefusedNamingBothFlights() {
        FakeOrthophoto site = flight("a", Scenes.grid(0, 0, 0.2, 1000, 1000));

        assertRefused(site, flight("b", Scenes.grid(0, 0, 0.04, 5000, 5000)), "factor of 4");
        assertRefused(site, flight("b", Scenes.grid(0, 0, 0.7, 300, 300)), "coarser than the 0.600 m");
        assertRefused(site, flight("b", Scenes.grid(900, 0, 0.2, 1000, 1000)), "overlap on 0.0 %");
        assertRefused(site, flight("b", Scenes.grid(195, 0, 0.2, 1000, 1000)), "overlap on 2.5 %");
        assertRefused(site, flight("b", Scenes.grid(0, 0, 0.2, 50, 50)), "50 x 50 pixels");
        PixelGrid unknown = new PixelGrid(
                new CrsCode("EPSG:30999"), PixelToMap.northUp(0, 0, GroundSamplingDistance.ofMetres(0.2)), 100, 100);
        assertRefused(site, flight("b", unknown), "No transform");
    }

    private void assertRefused(Orthophoto baseline, Orthophoto current, String reason) {
        assertThatThrownBy(() -> gate.judge(baseline, current, MODEL))
                .isInstanceOf(InputDataException.class)
                .hasMessageStartingWith("a and b")
                .hasMessageContaining(reason);
    }

    @Test
    void wrongOrderIsToldToTheUser() {
        PixelGrid grid = Scenes.grid(0, 0, 0.2, 300, 300);

        assertThatThrownBy(() -> gate.judge(
                        FakeOrthophoto.of("a", "2026-10-05", grid), FakeOrthophoto.of("b", "2026-09-05", grid), MODEL))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("swap");
    }

    @Test
    void flightWithoutAnyObservationIsRefused() {
        FakeOrthophoto site = flight("a", Scenes.grid(0, 0, 0.2, 1500, 1500));
        FakeOrthophoto blind = flight("b", Scenes.grid(0, 0, 0.2, 1500, 1500));

        assertThatThrownBy(() -> gate.judge(site, blind.observedOnlyIn(PixelWindow.atSize(-9, -9, 1, 1)), MODEL))
                .isInstanceOf(InputDataException.class)
                .hasMessageStartingWith("b (")
                .hasMessageContaining("all nodata");
        assertThat(gate.judge(site, blind.observedOnlyIn(PixelWindow.atSize(1499, 1400, 1, 1)), MODEL))
                .isNotNull();
    }
}
