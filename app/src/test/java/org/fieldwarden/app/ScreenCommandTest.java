package org.fieldwarden.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.ChangePlace;
import org.fieldwarden.core.Confidence;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Division;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.FlightReference;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.Provenance;
import org.fieldwarden.georef.crs.CrsCatalogue;
import org.fieldwarden.georef.crs.EllipsoidArea;
import org.fieldwarden.georef.crs.LonLatTransform;
import org.fieldwarden.reporting.register.CrsDefinition;
import org.fieldwarden.reporting.register.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** Screening and cases as a bureau does them: on a register, with layers in longitude and latitude. */
final class ScreenCommandTest {

    private static final CrsCode CRS = CrsCode.epsg(4547);
    private static final LonLatTransform TO_LON_LAT = new CrsCatalogue().toLonLat(CRS);
    private static final String NUMBER = "990101JZ2600001";

    /** 20 m x 10 m of new building whose south-west corner is 523400, 3391600. */
    private static final Polygon OUTLINE = box(523_400, 3_391_600, 20, 10);

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        var definition = new CrsCatalogue().definition(CRS);
        CrsDefinition crs = new CrsDefinition(CRS, definition.name(), definition.wkt());
        try (Register register = Register.open(register(), crs)) {
            register.accept(List.of(change()));
        }
        // The western 15 m of the building lie on farmland, the western 5 m of it on approved land.
        layer("farmland.geojson", box(523_300, 3_391_500, 115, 300), "\"BSM\":\"1\"");
        layer("approved.geojson", box(523_300, 3_391_500, 105, 300), "\"BSM\":\"1\"");
        layer("cells.geojson", box(523_000, 3_391_000, 2000, 2000), "\"WG\":\"WG01\",\"WGY\":\"网格员甲\"");
        Files.writeString(folder.resolve("layers.yaml"), """
                layers:
                  - {role: farmland, name: 耕地, file: farmland.geojson, date: 2025-12-31, coverage: grid-cell}
                  - {role: approved, name: 批准用地, file: approved.geojson, date: 2026-09-30, coverage: grid-cell}
                  - role: grid-cell
                    name: 网格
                    file: cells.geojson
                    date: 2026-01-01
                    attributes: {code: WG, officer: WGY}
                """);
    }

    @Test
    void aRegisterIsScreenedAndScreenedAgainWithoutDifference() throws IOException {
        CommandRun first = screen();
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("FW-01 疑似占用耕地建房")
                .contains("1 changes screened, 1 of them for the first time")
                .contains("new: " + NUMBER + " FW-01 疑似")
                .contains("monthly-list.xlsx");
        JsonNode screening = new ObjectMapper()
                .readTree(folder.resolve("changes.geojson").toFile())
                .at("/features/0/properties/screening");
        double farmland =
                EllipsoidArea.ofMap(box(523_400, 3_391_600, 15, 10), TO_LON_LAT).value();
        assertThat(screening.at("/taken/farmland/areaM2").asDouble()).isCloseTo(farmland, within(0.005));
        assertThat(screening.at("/findings/0/certainM2").asDouble())
                .isCloseTo(
                        EllipsoidArea.ofMap(box(523_405, 3_391_600, 10, 10), TO_LON_LAT)
                                .value(),
                        within(0.005));
        assertThat(screening.at("/officer").asText()).isEqualTo("网格员甲");
        byte[] register = Files.readAllBytes(register());
        byte[] geoJson = Files.readAllBytes(folder.resolve("changes.geojson"));

        CommandRun second = screen();

        assertThat(second.out()).contains("nothing is different from before");
        assertThat(Files.readAllBytes(register())).isEqualTo(register);
        assertThat(folder.resolve("changes.geojson")).hasBinaryContent(geoJson);
    }

    @Test
    void aLayerThatReachesNoChangeIsNamedAndLeavesItsRulesOpen() throws IOException {
        layer("farmland.geojson", box(623_300, 3_391_500, 115, 300), "\"BSM\":\"1\"");
        Files.writeString(
                folder.resolve("layers.yaml"),
                "layers:\n  - {role: farmland, name: 耕地, file: farmland.geojson, date: 2025-12-31}\n");
        assertThat(screen().out())
                .contains("does not cover any of the changes")
                .contains("new: " + NUMBER + " FW-01 存疑");
    }

    @Test
    void aCaseGoesFromASignedVerdictToItsClosing() {
        screen();
        assertThat(step("decide", "--verdict", "illegal").out()).contains("已判定 违法");
        assertThat(step("close").sentences()).singleElement().asString().contains("cannot be closed");
        assertThat(step("rectify", "--way", "demolished", "--area", "50").sentences())
                .singleElement()
                .asString()
                .contains("--farmland");
        assertThat(step("rectify", "--way", "demolished", "--area", "50", "--farmland", "20")
                        .out())
                .contains("整改中");
        assertThat(step("rectify", "--way", "permitted").out()).contains("已整改");
        assertThat(step("review", "--result", "submitted").out()).contains("待审核");
        assertThat(list().out()).contains("已整改: 0,").contains("未整改: 1,").contains("hold");
        assertThat(step("review", "--result", "passed").out()).contains("审核通过");
        assertThat(step("close").out()).contains("销号");
        assertThat(list().out()).contains("已整改: 1,").contains("补办: 1,").contains("未整改: 0,");
        assertThat(step("undo").out()).contains("审核通过");
        assertThat(step("return", "--as", "objected").out()).contains("待核查");
        assertThat(show().out()).contains("v8 异议 -> 待核查, 网格员甲").contains("v1 判定 -> 已判定");
        CommandRun late = step("decide", "--verdict", "lawful", "--if-version", "3");
        assertThat(late.exitCode()).isEqualTo(2);
        assertThat(late.sentences()).singleElement().asString().contains("somebody was faster");
    }

    @Test
    void aCaseOfUnknownFarmlandAndANamelessVerdictAreRefused() {
        assertThat(step("decide", "--verdict", "illegal").sentences())
                .singleElement()
                .asString()
                .contains("screen the register first");
        CommandRun nobody = CommandRun.of(
                "case",
                "decide",
                "--register",
                register(),
                "--case",
                NUMBER,
                "--verdict",
                "lawful",
                "--by",
                "system",
                "--why",
                "x");
        assertThat(nobody.exitCode()).isEqualTo(2);
        assertThat(nobody.sentences()).singleElement().asString().contains("is no person");
        assertThat(list().out()).contains("待核查");
    }

    @Test
    void screeningAgainLeavesADecidedCaseAsItIs() throws IOException {
        screen();
        step("decide", "--verdict", "illegal");
        String decided = show().out();
        layer("farmland.geojson", box(523_300, 3_391_500, 300, 300), "\"BSM\":\"1\"");
        assertThat(screen().out()).contains("areas or places of 1 are different");
        assertThat(show().out()).isEqualTo(decided);
    }

    @Test
    void aRegisterOrLayersThatAreNotThereAreNamed() {
        CommandRun noRegister = CommandRun.of(
                "screen", "--register", folder.resolve("no.gpkg"), "--layers", folder.resolve("layers.yaml"));
        assertThat(noRegister.exitCode()).isEqualTo(2);
        assertThat(noRegister.sentences()).singleElement().asString().contains("There is no register");
        CommandRun noLayers = CommandRun.of("screen", "--register", register());
        assertThat(noLayers.exitCode()).isEqualTo(2);
        assertThat(noLayers.sentences()).singleElement().asString().contains("--layers");
    }

    private CommandRun screen() {
        return CommandRun.of("screen", "--register", register(), "--layers", folder.resolve("layers.yaml"));
    }

    private CommandRun list() {
        return CommandRun.of("case", "list", "--register", register());
    }

    private CommandRun show() {
        return CommandRun.of("case", "show", "--register", register(), "--case", NUMBER);
    }

    private CommandRun step(String name, String... more) {
        List<Object> arguments = new ArrayList<>(
                List.of("case", name, "--register", register(), "--case", NUMBER, "--by", "网格员甲", "--why", "实地核查"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    private Path register() {
        return folder.resolve("changes.gpkg");
    }

    private static Change change() {
        return new Change(
                ChangeId.of("pair", "cell", new ChangeClass(LandCover.VEGETATION, LandCover.BUILDING)),
                new ChangeClass(LandCover.VEGETATION, LandCover.BUILDING),
                new Confidence(0.9),
                new ChangePlace(
                        CRS,
                        OUTLINE,
                        TO_LON_LAT.toLonLat(OUTLINE),
                        EllipsoidArea.ofMap(OUTLINE, TO_LON_LAT),
                        new Division("990101101203", "示范县", "石桥乡", "上湾村")),
                new Provenance(
                        new FlightReference(new FlightId("a"), new AcquisitionDate("2026-09-05")),
                        new FlightReference(new FlightId("b"), new AcquisitionDate("2026-10-05")),
                        GroundSamplingDistance.ofMetres(0.3),
                        "5e".repeat(32),
                        0.1));
    }

    private static Polygon box(double west, double south, double width, double height) {
        return (Polygon) new GeometryFactory().toGeometry(new Envelope(west, west + width, south, south + height));
    }

    private void layer(String name, Polygon map, String properties) throws IOException {
        StringBuilder ring = new StringBuilder();
        for (Coordinate corner : TO_LON_LAT.toLonLat(map).getCoordinates()) {
            ring.append(ring.isEmpty() ? "" : ",")
                    .append("[")
                    .append(corner.x)
                    .append(",")
                    .append(corner.y)
                    .append("]");
        }
        Files.writeString(
                folder.resolve(name),
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{" + properties
                        + "},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "]]}}]}");
    }
}
