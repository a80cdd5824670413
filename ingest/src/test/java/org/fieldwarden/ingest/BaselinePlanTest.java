package org.fieldwarden.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.assertj.core.data.Offset;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.ingest.geotiff.Scenes;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

final class BaselinePlanTest {

    /** A flight of 0.5 m pixels; the origin is an offset in metres. */
    private static CatalogueFlight flight(String id, String day, PixelGrid grid) {
        Geometry footprint = grid.toMap(grid.window());
        return new CatalogueFlight(
                new Flight(new FlightId(id), new AcquisitionDate(day), grid, "0".repeat(64)),
                "",
                new Coverage(new SquareMetres(footprint.getArea()), footprint),
                List.of(),
                new CatalogueFlight.Stored(1, Instant.EPOCH));
    }

    private static List<String> baselines(BaselinePlan plan) {
        return plan.parts().stream()
                .map(part -> part.baseline().flight().id().value())
                .toList();
    }

    private final CatalogueFlight current = flight("cur", "2026-10-05", Scenes.grid(0, 0, 0.5, 2000, 1000));

    @Test
    void latestEarlierFlightIsTheBaseline() {
        PixelGrid same = Scenes.grid(0, 0, 0.5, 2000, 1000);
        BaselinePlan plan = BaselinePlan.of(
                current,
                List.of(
                        flight("july", "2026-07-01", same),
                        flight("sept", "2026-09-01", same),
                        current,
                        flight("sameday", "2026-10-05", same),
                        flight("later", "2026-11-01", same)));

        assertThat(baselines(plan)).containsExactly("sept");
        assertThat(plan.parts().get(0).area().value()).isCloseTo(500_000, Offset.offset(1.0));
        assertThat(plan.uncovered().value()).isCloseTo(0, Offset.offset(1.0));
    }

    @Test
    void olderFlightTakesWhatTheLatestLeft() {
        BaselinePlan plan = BaselinePlan.of(
                current,
                List.of(
                        flight("west", "2026-09-01", Scenes.grid(0, 0, 0.5, 800, 1000)),
                        flight("all-but-east", "2026-06-01", Scenes.grid(-100, 0, 0.5, 1800, 1000))));

        assertThat(baselines(plan)).containsExactly("west", "all-but-east");
        assertThat(plan.parts())
                .extracting(part -> Math.round(part.area().value()))
                .containsExactly(200_000L, 200_000L);
        assertThat(plan.uncovered().value()).isCloseTo(100_000, Offset.offset(1.0));
        assertThat(plan.parts()
                        .get(0)
                        .ground()
                        .intersection(plan.parts().get(1).ground())
                        .getArea())
                .isZero();
    }

    @Test
    void flightElsewhereIsNoBaseline() {
        BaselinePlan plan =
                BaselinePlan.of(current, List.of(flight("far", "2026-09-01", Scenes.grid(5_000, 0, 0.5, 2000, 1000))));

        assertThat(plan.parts()).isEmpty();
        assertThat(plan.uncovered().value()).isCloseTo(500_000, Offset.offset(1.0));
    }

    @Test
    void sliverIsNotWorthAComparison() {
        BaselinePlan plan = BaselinePlan.of(
                current, List.of(flight("sliver", "2026-09-01", Scenes.grid(-998, 0, 0.5, 2000, 1000))));

        assertThat(plan.parts()).isEmpty();
    }

    @Test
    void chosenBaselineIsTakenAlone() {
        CatalogueFlight chosen = flight("west", "2026-09-01", Scenes.grid(0, 0, 0.5, 800, 1000));

        BaselinePlan plan = BaselinePlan.with(current, chosen);

        assertThat(baselines(plan)).containsExactly("west");
        assertThat(plan.uncovered().value()).isCloseTo(300_000, Offset.offset(1.0));
    }
}
