package org.fieldwarden.reporting.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.Division;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.PlanarGround;
import org.fieldwarden.reporting.Scene;
import org.fieldwarden.reporting.casework.CaseFile;
import org.fieldwarden.reporting.casework.Extent;
import org.fieldwarden.reporting.casework.Person;
import org.fieldwarden.reporting.casework.Signed;
import org.fieldwarden.reporting.casework.SignedVerdict;
import org.fieldwarden.reporting.casework.Verdict;
import org.fieldwarden.reporting.layer.LayerFeature;
import org.fieldwarden.reporting.layer.LayerFeature.FeatureNames;
import org.fieldwarden.reporting.layer.LayerRole;
import org.fieldwarden.reporting.layer.LayerSet;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Standing;
import org.fieldwarden.reporting.screening.Layers;
import org.fieldwarden.reporting.screening.RulesFile;
import org.fieldwarden.reporting.screening.ScreenedChange;
import org.fieldwarden.reporting.screening.Screening;
import org.fieldwarden.reporting.screening.ScreeningBasis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;

class ListTest {

    @TempDir
    Path folder;

    @Test
    void equalChangesGiveEqualGeoJsonBytesInWhateverOrder() throws IOException {
        List<Change> shuffled = new ArrayList<>(Scene.changes());
        Collections.shuffle(shuffled, new Random(5));
        GeoJsonWriter.write(folder.resolve("one.geojson"), Scene.changes());
        GeoJsonWriter.write(folder.resolve("two.geojson"), shuffled);
        assertThat(folder.resolve("one.geojson")).hasSameBinaryContentAs(folder.resolve("two.geojson"));
    }

    @Test
    void geoJsonHoldsTheFindingTheIntervalAndTheShellCounterClockwise() throws IOException {
        Change change = Scene.changes().get(0);
        JsonNode feature = new ObjectMapper()
                .readTree(GeoJsonWriter.toText(List.of(change)))
                .path("features")
                .path(0);
        JsonNode properties = feature.path("properties");
        assertThat(feature.path("id").asText()).isEqualTo(change.id().value());
        assertThat(properties.path("kind").asText()).isEqualTo("building-appeared");
        assertThat(properties.path("areaM2").asText()).isEqualTo("432.0");
        assertThat(properties.path("regularOutlineFitMetres").asText()).isEqualTo("0.25");
        assertThat(properties
                        .path("regularOutlineProjected")
                        .path("coordinates")
                        .path(0))
                .hasSize(5);
        assertThat(properties.path("interval").path("lastSeenAbsent").asText()).isEqualTo("2026-09-03");
        assertThat(properties.path("locality").path("divisionCode").asText()).isEqualTo("440222101001");
        List<Coordinate> ring = new ArrayList<>();
        feature.path("geometry")
                .path("coordinates")
                .path(0)
                .forEach(position -> ring.add(new Coordinate(
                        position.path(0).asDouble(), position.path(1).asDouble())));
        assertThat(ring).hasSize(5);
        assertThat(Orientation.isCCW(ring.toArray(Coordinate[]::new))).isTrue();
        assertThat(ring.get(0).x).isBetween(114.0, 114.01);
    }

    @Test
    void noChangesGiveAnEmptyCollection() throws IOException {
        JsonNode json = new ObjectMapper().readTree(GeoJsonWriter.toText(List.of()));
        assertThat(json.path("type").asText()).isEqualTo("FeatureCollection");
        assertThat(json.path("features")).isEmpty();
    }

    @Test
    void theWorkbookHasAnOverviewASheetPerTownshipAndNotes() throws IOException {
        Path file = write(Scene.changes());
        String workbook = entry(file, "xl/workbook.xml");
        Matcher names = Pattern.compile("<sheet name=\"([^\"]+)\"").matcher(workbook);
        List<String> sheets = names.results().map(found -> found.group(1)).toList();
        assertThat(sheets).containsExactly("汇总", "太平镇", "水北镇", "未分区", "说明");
        assertThat(entry(file, "xl/worksheets/sheet1.xml"))
                .contains("orientation=\"landscape\"")
                .contains("fitToWidth=\"1\"")
                .contains("fitToHeight=\"0\"");
        assertThat(entry(file, "xl/styles.xml"))
                .contains("微软雅黑")
                .contains("4472C4")
                .contains("FFF2CC");
        assertThat(entry(file, "xl/sharedStrings.xml"))
                .contains("不是认定结论")
                .contains(Scene.MODEL)
                .contains("未观测不等于无变化")
                .contains("中位数 0.08 米，95% 分位数 0.31 米")
                .contains("2026-09-03")
                .doesNotContain("违法");
    }

    @Test
    void totalsAreFormulasThatCarryTheirUnroundedValue() throws IOException {
        Path file = write(Scene.changes());
        double mu = Scene.changes().stream()
                .mapToDouble(change -> change.area().mu())
                .sum();
        String overview = entry(file, "xl/worksheets/sheet1.xml");
        Matcher cells = Pattern.compile("<f>(SUM\\([^<]+\\))</f><v>([^<]+)</v>").matcher(overview);
        List<Double> values = new ArrayList<>();
        cells.results().forEach(found -> values.add(Double.valueOf(found.group(2))));
        assertThat(values).anyMatch(value -> Math.abs(value - mu) < 1e-9).contains(12.0);
        assertThat(overview).doesNotContain("<v>null</v>").doesNotContain("</f></c>");
    }

    @Test
    void printedPartsThatDoNotAddUpShowTheirResidue() throws IOException {
        // Three times 0.005 mu: each prints as 0.01, together they print as 0.02.
        double side = Math.sqrt(2000.0 / 3 * 0.005 * 1.0001);
        List<Change> changes = List.of(
                building(0, side, new Division("440222100001", "始兴县", "甲镇", "村")),
                building(20, side, new Division("440222101001", "始兴县", "乙镇", "村")),
                building(40, side, new Division("440222102001", "始兴县", "丙镇", "村")));
        Path file = write(changes);
        assertThat(entry(file, "xl/sharedStrings.xml")).contains("舍入差（亩）");
        assertThat(entry(file, "xl/worksheets/sheet1.xml")).contains("<v>-0.01</v>");
        assertThat(entry(write(changes.subList(0, 1)), "xl/sharedStrings.xml")).doesNotContain("舍入差（亩）");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|'/c calc'!A0", "+1", "-1+2", "@SUM(A1)", "\t=1"})
    void textThatLooksLikeAFormulaIsNeutralised(String evil) throws IOException {
        assertThat(ListSheet.guarded(evil)).startsWith("'");
        Path file = write(List.of(building(0, 5, new Division("440222100001", evil, evil, evil))));
        assertThat(entry(file, "xl/worksheets/sheet2.xml")).doesNotContain("<f>=");
        assertThat(entry(file, "xl/sharedStrings.xml")).doesNotContain(">" + evil.strip() + "<");
    }

    @Test
    void sheetNamesAreValidAndUnique() {
        Set<String> taken = new HashSet<>();
        assertThat(MonthlyListWorkbook.sheetName("a/b:c[d]", taken)).isEqualTo("a_b_c_d_");
        assertThat(MonthlyListWorkbook.sheetName("镇", taken)).isEqualTo("镇");
        assertThat(MonthlyListWorkbook.sheetName("镇", taken)).isEqualTo("镇（2）");
        assertThat(MonthlyListWorkbook.sheetName("长".repeat(40), taken)).hasSize(31);
        assertThat(MonthlyListWorkbook.sheetName("长".repeat(40), taken))
                .hasSize(31)
                .endsWith("（2）");
    }

    @Test
    void aMonthWithoutLeadsStillGivesAList() throws IOException {
        Path file = write(List.of());
        assertThat(entry(file, "xl/sharedStrings.xml")).contains("合计").contains("未观测区域");
    }

    @Test
    void aScreenedListHasWhatIsTakenTheSuspicionsAndTheLayers() throws IOException {
        Path file = writeScreened();
        String texts = entry(file, "xl/sharedStrings.xml");
        assertThat(texts)
                .contains("占用耕地面积(亩)", "占用永久基本农田(亩)", "占生态红线(亩)", "疑似线索", "网格员")
                .contains("FW-01 疑似占用耕地建房 0.65亩")
                .contains("存疑（缺少永久基本农田图层）")
                .contains("网格员甲")
                .contains("耕地图层（2025-12-31，SHA-256 abababababab）")
                .contains("已判定")
                .contains("占用永久基本农田(亩)有 12 个图斑未能核算")
                .doesNotContain("违法");
        // Mu of farmland that the leads of the scene's western 100 m take.
        double mu = screenedScene().screened().values().stream()
                .mapToDouble(one ->
                        one.takings().of(LayerRole.FARMLAND).orElseThrow().mu())
                .sum();
        assertThat(mu).isPositive();
        Matcher sums =
                Pattern.compile("<f>SUM\\([^<]+\\)</f><v>([^<]+)</v>").matcher(entry(file, "xl/worksheets/sheet1.xml"));
        assertThat(sums.results().map(found -> Double.valueOf(found.group(1))))
                .anyMatch(value -> Math.abs(value - mu) < 1e-9);
    }

    @Test
    void aListThatWasNotScreenedHasNoEmptyColumnsForIt() throws IOException {
        assertThat(entry(write(Scene.changes()), "xl/sharedStrings.xml"))
                .doesNotContain("疑似线索")
                .doesNotContain("占用耕地");
    }

    @Test
    void geoJsonOfScreenedChangesHoldsTheFindings() throws IOException {
        Change change = Scene.changes().get(0);
        JsonNode properties = new ObjectMapper()
                .readTree(GeoJsonWriter.toText(List.of(change), screenedScene()))
                .path("features")
                .path(0)
                .path("properties");
        assertThat(properties.path("state").asText()).isEqualTo("已判定");
        JsonNode screening = properties.path("screening");
        assertThat(screening.path("taken").path("farmland").path("areaM2").asDouble())
                .isEqualTo(432);
        assertThat(screening.path("taken").has("red-line")).isFalse();
        assertThat(screening.path("officer").asText()).isEqualTo("网格员甲");
        assertThat(screening.path("findings").path(0).path("rule").asText()).isEqualTo("FW-01");
        assertThat(screening.path("findings").path(0).path("suspicion").asText())
                .isEqualTo("suspected");
    }

    @Test
    void leadsWithoutDivisionGoToTheTownshipOfTheLayers() throws IOException {
        assertThat(entry(writeScreened(), "xl/workbook.xml")).contains("图层镇").doesNotContain("未分区");
    }

    /** Farmland in the western 100 m, permits far off, one grid cell and one township; the first lead is decided. */
    private static Standing screenedScene() {
        LayerSet layers = new LayerSet(List.of(
                Layers.complete(LayerRole.FARMLAND, Scene.rectangle(0, 0, 100, 300)),
                Layers.complete(LayerRole.APPROVED, Scene.rectangle(290, 230, 5, 5)),
                Layers.named(
                        LayerRole.GRID_CELL,
                        Layers.EVERYWHERE,
                        List.of(new LayerFeature(
                                "1", Layers.EVERYWHERE, new FeatureNames("WG01", "", "", "", "网格员甲")))),
                Layers.named(
                        LayerRole.TOWNSHIP,
                        Layers.EVERYWHERE,
                        List.of(new LayerFeature("1", Layers.EVERYWHERE, new FeatureNames("", "图层镇", "", "", ""))))));
        Map<ChangeId, ScreenedChange> screened = new HashMap<>();
        new Screening(new PlanarGround(), layers, RulesFile.shipped())
                .screen(Scene.changes())
                .forEach(one -> screened.put(one.id(), one));
        return new Standing(
                Optional.of(ScreeningBasis.of(layers, RulesFile.shipped())),
                screened,
                Map.of(Scene.changes().get(0).id(), "已判定"),
                Map.of(Scene.changes().get(0).id(), decided()));
    }

    /** 400 m2, 300 m2 of them farmland, found illegal by a named person. */
    private static CaseFile decided() {
        Extent ground = new Extent(new SquareMetres(400), new SquareMetres(300));
        Signed signed = new Signed(new Person("网格员甲"), Instant.parse("2026-10-20T02:00:00Z"), "实地核查");
        return CaseFile.unchecked(ground).decide(new SignedVerdict(Verdict.ILLEGAL, signed), ground);
    }

    @Test
    void progressAndWarningFiguresStandInSheetsOfTheirOwnWithFormulas() throws IOException {
        Path file = writeScreened();
        String workbook = entry(file, "xl/workbook.xml");
        assertThat(workbook).contains("预警指标").contains("办理进度");
        String warning = entry(file, "xl/worksheets/sheet5.xml");
        double construction = screenedScene().screened().entrySet().stream()
                .filter(one -> Scene.changes().stream()
                        .filter(change -> change.id().equals(one.getKey()))
                        .anyMatch(change -> Set.of("building-appeared", "building-altered", "ground-hardened")
                                .contains(change.kind().code())))
                .mapToDouble(one -> one.getValue()
                        .takings()
                        .of(LayerRole.FARMLAND)
                        .orElseThrow()
                        .mu())
                .sum();
        assertThat(value(warning, "B7", "IF\\(B4=0,0,B5/B4\\)"))
                .isCloseTo(new SquareMetres(300).mu() / construction, within(1e-9));
        assertThat(value(warning, "B9", "B5")).isEqualTo(new SquareMetres(300).mu());
        assertThat(warning).contains("<conditionalFormatting").contains("B7>=0.15");
        String progress = entry(file, "xl/worksheets/sheet6.xml");
        // Total of the decided case's ground, and of what remains; the equations hold.
        assertThat(value(progress, "D8", "SUM\\(D5:D7\\)")).isEqualTo(new SquareMetres(400).mu());
        assertThat(value(progress, "S8", "SUM\\(S5:S7\\)")).isEqualTo(new SquareMetres(400).mu());
        assertThat(value(progress, "U8", "IF\\(D8=0,1,G8/D8\\)")).isZero();
        // Nothing is rectified where the case is; the other townships have nothing to rectify.
        assertThat(Stream.of(5, 6, 7).map(row -> value(progress, "V" + row, "RANK[^<]+")))
                .containsExactlyInAnyOrder(1.0, 1.0, 3.0);
        assertThat(value(progress, "W8", "ABS[^<]+")).isZero();
        assertThat(progress).contains("<conditionalFormatting").contains("W5>0");
    }

    private static double value(String sheet, String cell, String formula) {
        Matcher found = Pattern.compile("r=\"" + cell + "\"[^>]*><f>" + formula + "</f><v>([^<]+)</v>")
                .matcher(sheet);
        assertThat(found.find()).as(cell).isTrue();
        return Double.parseDouble(found.group(1));
    }

    private Path writeScreened() {
        Path file = folder.resolve("screened.xlsx");
        MonthlyListWorkbook.write(
                file,
                new MonthlyList(
                        "2026年10月",
                        ListedComparison.of(Scene.comparison()),
                        Scene.changes().stream().map(NumberedChange::byId).toList(),
                        screenedScene()));
        return file;
    }

    @Test
    void cellReferencesCountLikeASpreadsheet() {
        assertThat(ListSheet.reference(0, 0)).isEqualTo("A1");
        assertThat(ListSheet.reference(9, 25)).isEqualTo("Z10");
        assertThat(ListSheet.reference(9, 26)).isEqualTo("AA10");
    }

    private static Change building(double left, double side, Division division) {
        return Scene.change(left, 0, side, side, Scene.of(LandCover.VEGETATION, LandCover.BUILDING), division);
    }

    private Path write(List<Change> changes) {
        Path file = folder.resolve("monthly-list.xlsx");
        MonthlyListWorkbook.write(
                file,
                new MonthlyList(
                        "2026年10月",
                        Scene.comparison(),
                        changes.stream().map(NumberedChange::byId).toList()));
        assertThat(Files.exists(folder.resolve("monthly-list.xlsx.part"))).isFalse();
        return file;
    }

    private static String entry(Path workbook, String name) throws IOException {
        try (ZipFile zip = new ZipFile(workbook.toFile());
                var in = zip.getInputStream(zip.getEntry(name))) {
            return decoded(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** fastexcel writes what is not ASCII as character references. */
    private static String decoded(String xml) {
        return Pattern.compile("&#x([0-9a-f]+);")
                .matcher(xml)
                .replaceAll(
                        found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
    }
}
