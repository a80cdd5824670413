package org.fieldwarden.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.ChangePlace;
import org.fieldwarden.core.Confidence;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.FlightPair;
import org.fieldwarden.core.GridCell;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.Provenance;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.georef.crs.CrsCatalogue;
import org.fieldwarden.georef.crs.EllipsoidArea;
import org.fieldwarden.ingest.geotiff.Compression;
import org.fieldwarden.ingest.geotiff.GeoTiffOrthophoto;
import org.fieldwarden.ingest.geotiff.GeoTiffWriter;
import org.fieldwarden.reporting.list.GeoJsonWriter;
import org.fieldwarden.reporting.register.CrsDefinition;
import org.fieldwarden.reporting.register.Register;
import org.fieldwarden.reporting.summary.Comparison;
import org.fieldwarden.reporting.summary.RunCost;
import org.fieldwarden.reporting.summary.RunSummary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import picocli.CommandLine;

/** The map audit from a run's folder to its figures, on a made-up run over two painted flights. */
final class AuditSampleCommandTest {

    private static final int SIDE_PX = 400;
    private static final int NODATA_COLUMNS = 40;
    private static final String MODEL = "5e".repeat(32);
    private static final PixelGrid GRID = new PixelGrid(
            CrsCode.epsg(4547),
            PixelToMap.northUp(523_400, 3_391_600, GroundSamplingDistance.ofMetres(0.2)),
            SIDE_PX,
            SIDE_PX);

    @TempDir
    private Path folder;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Path runFolder;

    private static Path run = Path.of("");
    private static Path baseline = Path.of("");
    private static Path current = Path.of("");

    /** Two changes of 10 m x 10 m in 80 m x 80 m, of which the westernmost 8 m are not on the current flight. */
    @BeforeAll
    static void writeRun() {
        baseline = flight("baseline", 0);
        current = flight("current", NODATA_COLUMNS);
        run = runFolder.resolve("run");
        try (Orthophoto earlier = open(baseline, "baseline");
                Orthophoto later = open(current, "current")) {
            FlightPair pair = new FlightPair(earlier.flight(), later.flight());
            List<Issue> issues = List.of(
                    new Issue.Nodata(GRID.window(), new SquareMetres(NODATA_COLUMNS * SIDE_PX * GRID.pixelAreaM2())));
            List<Change> changes = List.of(
                    change(pair, PixelWindow.atSize(100, 100, 50, 50), LandCover.BUILDING),
                    change(pair, PixelWindow.atSize(250, 200, 50, 50), LandCover.WATER));
            var crs = new CrsCatalogue().definition(GRID.crs());
            try (Register register =
                    Register.open(run.resolve("changes.gpkg"), new CrsDefinition(crs.code(), crs.name(), crs.wkt()))) {
                register.accept(changes);
                register.recordUnobserved(pair, GRID, issues);
            }
            GeoJsonWriter.write(run.resolve("changes.geojson"), changes);
            new RunSummary(
                            new Comparison(pair, GRID, MODEL, issues),
                            Map.of("coRegistrationLargestShiftPx", "0.4"),
                            changes,
                            new RunCost(Map.of("score", Duration.ofSeconds(1)), 1),
                            List.of())
                    .write(run.resolve("summary.json"));
        }
    }

    @Test
    void auditGoesFromRunToFigures() throws IOException {
        Path plan = folder.resolve("plan");
        Path sheets = folder.resolve("sheets");

        Ran planned = audit(
                "plan",
                "--run",
                run,
                "--baseline",
                baseline,
                "--current",
                current,
                "--out",
                plan,
                "--least",
                20,
                "--change-margin",
                0.2,
                "--margin",
                0.05);
        assertThat(planned.code()).as(planned.text()).isZero();
        assertThat(planned.text()).contains("building-appeared", "water-appeared", "unobserved");
        Ran sheeted = audit(
                "sheets",
                "--plan",
                plan,
                "--baseline",
                baseline,
                "--current",
                current,
                "--out",
                sheets,
                "--reader",
                "li",
                "--reader",
                "wang",
                "--chip-metres",
                8);
        assertThat(sheeted.code()).as(sheeted.text()).isZero();
        assertThat(sheets.resolve("wang.html")).isNotEmptyFile();
        // Readers see the building, but no pond.
        answer(sheets.resolve("li.csv"), AuditSampleCommandTest::inBuilding);
        answer(sheets.resolve("wang.csv"), AuditSampleCommandTest::inBuilding);
        Ran estimated = audit(
                "estimate",
                "--plan",
                plan,
                "--reader",
                sheets.resolve("li.csv"),
                "--reader",
                sheets.resolve("wang.csv"),
                "--out",
                folder.resolve("estimate"));

        assertThat(estimated.code()).as(estimated.text()).isZero();
        assertThat(estimated.text()).contains("kappa 1.000", "overall accuracy", "新增建筑");
        JsonNode json = new ObjectMapper()
                .readTree(folder.resolve("estimate/estimate.json").toFile());
        assertThat(json.at("/modelBundleHash").asText()).isEqualTo(MODEL);
        assertThat(json.at("/unobservedM2").asDouble()).isCloseTo(8 * 80, within(1.0));
        assertThat(json.at("/change/overallAccuracy/value").asDouble()).isCloseTo(1 - 100.0 / (72 * 80), within(0.001));
        assertThat(json.at("/change/classes/0/usersAccuracy/value").asDouble()).isCloseTo(0.5, within(0.001));
        assertThat(json.at("/change/classes/0/adjustedAreaM2/value").asDouble()).isCloseTo(100, within(0.1));
    }

    @Test
    void noPointLiesWhereAFlightHasNoData() throws IOException {
        Path plan = folder.resolve("plan");

        audit("plan", "--run", run, "--baseline", baseline, "--current", current, "--out", plan, "--near", 5);

        List<String> rows = Files.readAllLines(plan.resolve("plan.csv"));
        assertThat(rows).hasSizeGreaterThan(200);
        assertThat(rows.subList(1, rows.size()).stream()
                        .mapToDouble(row -> Double.parseDouble(row.split(",", -1)[2]))
                        .min()
                        .orElseThrow())
                .isGreaterThanOrEqualTo(523_408);
        assertThat(rows).anyMatch(row -> row.contains("near-change"));
    }

    @Test
    void otherFlightsThanTheRunsAreRefused() {
        Ran swapped = audit(
                "plan", "--run", run, "--baseline", current, "--current", baseline, "--out", folder.resolve("plan"));

        assertThat(swapped.code()).isNotZero();
        assertThat(swapped.text()).contains("--baseline names another file");
    }

    @Test
    void planIsNotDrawnTwiceInOneFolder() {
        Path plan = folder.resolve("plan");
        audit("plan", "--run", run, "--baseline", baseline, "--current", current, "--out", plan);

        Ran again =
                audit("plan", "--run", run, "--baseline", baseline, "--current", current, "--out", plan, "--seed", 2);

        assertThat(again.code()).isNotZero();
        assertThat(again.text()).contains("A plan lies in");
    }

    @Test
    void sizeSaysHowManyPointsAClaimNeeds() {
        Ran size = audit("size", "--run", run, "--claim", 0.99);

        assertThat(size.code()).as(size.text()).isZero();
        assertThat(size.text()).contains("299 points", "no-change");
    }

    @Test
    void folderWithoutARunIsRefused() {
        Ran size = audit("size", "--run", folder.resolve("nothing"));

        assertThat(size.code()).isNotZero();
        assertThat(size.text()).contains("No finished run");
    }

    private record Ran(int code, String text) {}

    private static Ran audit(Object... arguments) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        int code = new CommandLine(new AuditSampleCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(out)
                .execute(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
        out.flush();
        return new Ran(code, text.toString());
    }

    private static boolean inBuilding(Coordinate place) {
        return ground(PixelWindow.atSize(100, 100, 50, 50))
                .covers(new org.locationtech.jts.geom.GeometryFactory().createPoint(place));
    }

    /** Fills an empty sheet: new building where the predicate holds, no change elsewhere. */
    private static void answer(Path sheet, Predicate<Coordinate> changed) throws IOException {
        List<String> lines = Files.readAllLines(sheet);
        String filled = lines.subList(1, lines.size()).stream()
                .map(line -> line.split(",", -1))
                .map(row -> String.join(
                        ",",
                        row[0],
                        row[1],
                        row[2],
                        row[3],
                        changed.test(new Coordinate(Double.parseDouble(row[2]), Double.parseDouble(row[3])))
                                ? "change,vegetation,building,"
                                : "no-change,,,"))
                .collect(Collectors.joining("\n"));
        Files.writeString(sheet, lines.get(0) + "\n" + filled + "\n");
    }

    private static Path flight(String name, int nodataColumns) {
        Path file = runFolder.resolve(name + ".tif");
        GeoTiffWriter.write(file, GRID, window -> painted(window, nodataColumns), Compression.JPEG);
        return file;
    }

    private static OrthophotoTile painted(PixelWindow window, int nodataColumns) {
        byte[] rgb = new byte[Math.toIntExact(window.pixels() * 3)];
        boolean[] observed = new boolean[Math.toIntExact(window.pixels())];
        for (int index = 0; index < observed.length; index++) {
            observed[index] = window.column() + index % window.width() >= nodataColumns;
            Arrays.fill(rgb, 3 * index, 3 * index + 3, (byte) (80 + index % 50));
        }
        return OrthophotoTile.of(window, rgb, observed);
    }

    private static Orthophoto open(Path file, String id) {
        return GeoTiffOrthophoto.open(file, new FlightId(id), AcquisitionDate.UNKNOWN);
    }

    private static Polygon ground(PixelWindow window) {
        return GRID.toMap(window);
    }

    private static Change change(FlightPair pair, PixelWindow window, LandCover to) {
        ChangeClass changed = new ChangeClass(LandCover.VEGETATION, to);
        Polygon outline = ground(window);
        Polygon lonLat = new CrsCatalogue().toLonLat(GRID.crs()).toLonLat(outline);
        return new Change(
                ChangeId.of(pair.key(), window.toString(), changed),
                changed,
                new Confidence(0.9),
                new ChangePlace(
                        GRID.crs(), outline, lonLat, EllipsoidArea.ofLonLat(lonLat), new GridCell("E114.24N30.64")),
                new Provenance(pair.baseline().reference(), pair.current().reference(), GRID.gsd(), MODEL, 0.05));
    }
}
