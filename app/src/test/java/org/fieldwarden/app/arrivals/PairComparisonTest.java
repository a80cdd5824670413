package org.fieldwarden.app.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.app.RandomBundle;
import org.fieldwarden.app.RenderedFlights;
import org.fieldwarden.app.detection.DetectionSettings;
import org.fieldwarden.app.detection.Georeference;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.georef.Divisions;
import org.fieldwarden.ingest.FlightCatalogue;
import org.fieldwarden.ingest.FlightIntake;
import org.fieldwarden.ingest.IngestRequest;
import org.fieldwarden.ingest.ReceivedInput;
import org.fieldwarden.ingest.geotiff.Compression;
import org.fieldwarden.ingest.geotiff.GeoTiffWriter;
import org.fieldwarden.ingest.geotiff.TileProgress;
import org.fieldwarden.testimagery.scene.Epoch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A flight whose ground two earlier flights observed, compared for real, with a broker and a network of its own. */
final class PairComparisonTest {

    private static final int SIDE_PX = 640;

    private final RenderedFlights rendered = new RenderedFlights(SIDE_PX);
    private final Path folder;
    private final FlightCatalogue catalogue;
    private final List<CrsCode> layersAskedFor = new ArrayList<>();

    PairComparisonTest(@TempDir Path folder) {
        this.folder = folder;
        catalogue = FlightCatalogue.at(folder.resolve("catalogue"));
    }

    /** Takes the columns from one to another of a rendered flight into the catalogue. */
    private FlightId ingested(Epoch epoch, LocalDate day, int fromColumn, int toColumn) {
        Path file = folder.resolve(day + ".tif");
        PixelToMap map = rendered.grid().pixelToMap();
        PixelGrid grid = new PixelGrid(
                CrsCode.epsg(4547),
                PixelToMap.northUp(map.toMap(fromColumn, 0).x, map.toMap(0, 0).y, GroundSamplingDistance.ofMetres(0.2)),
                toColumn - fromColumn,
                SIDE_PX);
        GeoTiffWriter.write(
                file,
                grid,
                window -> {
                    PixelWindow there = PixelWindow.atSize(
                            window.column() + fromColumn, window.row(), window.width(), window.height());
                    OrthophotoTile tile = rendered.renderer().render(epoch, there);
                    return OrthophotoTile.of(window, tile.toRgb(), tile.toObserved());
                },
                Compression.DEFLATE);
        return new FlightIntake(catalogue, Clock.systemUTC())
                .receive(
                        new IngestRequest(
                                List.of(ReceivedInput.of(file)), day, "", Optional.empty(), Compression.DEFLATE),
                        TileProgress.unwatched())
                .flight()
                .id();
    }

    private PairComparison comparison() {
        return new PairComparison(
                catalogue,
                folder.resolve("results"),
                new PairComparison.Means(
                        RandomBundle.withThreshold(0.99),
                        new DetectionSettings(256, 2, new SquareMetres(20), Georeference.TRUSTED),
                        Divisions.none(),
                        Optional.empty(),
                        crs -> {
                            layersAskedFor.add(crs);
                            return Optional.empty();
                        }));
    }

    @Test
    void everyBaselineGetsItsPartOfTheGround() throws Exception {
        FlightId summer = ingested(Epoch.BASELINE, LocalDate.of(2026, 7, 1), 0, SIDE_PX);
        FlightId autumn = ingested(Epoch.BASELINE, LocalDate.of(2026, 9, 5), 320, SIDE_PX);
        FlightId current = ingested(Epoch.CURRENT, LocalDate.of(2026, 10, 5), 0, SIDE_PX);
        List<String> progress = new ArrayList<>();

        String told = comparison().compare(current, (done, all) -> progress.add(done + "/" + all));

        assertThat(told).contains(autumn + ": ", summer + ": ", "of the ground unobserved.");
        assertThat(layersAskedFor).hasSize(2).containsOnly(CrsCode.epsg(4547));
        Path out = folder.resolve("results").resolve(current.value());
        for (FlightId baseline : List.of(autumn, summer)) {
            Path part = out.resolve(baseline.value());
            assertThat(part.resolve("monthly-list.xlsx")).isNotEmptyFile();
            JsonNode summary =
                    new ObjectMapper().readTree(part.resolve("summary.json").toFile());
            assertThat(summary.toString()).contains(baseline.value(), current.value());
        }
        JsonNode plan = new ObjectMapper().readTree(out.resolve("plan.json").toFile());
        assertThat(plan.required("baselines").findValuesAsText("flight"))
                .containsExactly(autumn.value(), summer.value());
        assertThat(plan.required("baselines").findValues("areaM2"))
                .allSatisfy(area -> assertThat(area.doubleValue()).isBetween(8_150.0, 8_250.0));
        assertThat(plan.required("uncoveredM2").doubleValue()).isLessThan(1);
    }

    @Test
    void firstFlightOverAPlaceHasNoBaseline() {
        FlightId first = ingested(Epoch.BASELINE, LocalDate.of(2026, 9, 5), 0, 100);

        assertThatThrownBy(() -> comparison().compare(first, (done, all) -> {}))
                .isInstanceOf(FlightComparison.NoBaselineException.class);
    }
}
