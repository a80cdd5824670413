package org.fieldwarden.reporting.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.ChangePlace;
import org.fieldwarden.core.Division;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.Scene;
import org.fieldwarden.reporting.register.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The table that a county prints every month, ten townships by kinds of change, made from a register. Rounded alone to whole
 * mu, its townships add up to 635 while the total prints as 636; here nothing is rounded before it is added, and what the
 * printed figures lack stands beside them.
 */
class CountyTableTest {

    private static final List<ChangeClass> KINDS = List.of(
            Scene.of(LandCover.VEGETATION, LandCover.BUILDING),
            Scene.of(LandCover.VEGETATION, LandCover.HARD_SURFACE),
            Scene.of(LandCover.VEGETATION, LandCover.BARE_GROUND),
            Scene.of(LandCover.VEGETATION, LandCover.WATER));

    /** Townships by kinds: how many changes, and their mu together. */
    private static final String UNROUNDED = """
            甲镇 19 23.453  2 25.256  27 9.231  8 5.843
            乙镇 3 21.603  4 23.393  27 8.158  8 9.726
            丙镇 6 17.082  24 11.433  24 7.024  6 15.901
            丁镇 28 5.240  22 9.509  28 24.002  23 25.321
            戊镇 10 20.438  18 16.422  17 26.044  1 4.410
            己镇 8 2.857  5 23.957  15 21.520  16 22.087
            庚镇 29 14.224  13 24.680  26 15.447  1 9.603
            辛镇 2 25.051  27 10.923  12 16.647  1 11.321
            壬镇 4 8.819  25 11.923  12 20.806  20 18.936
            癸镇 23 5.201  25 25.850  8 21.214  10 15.403
            """;

    private static final String PRINTED = """
            序号 | 乡镇 | 新增建筑 | | 地面硬化 | | 开挖推土 | | 挖塘造湖 | | 小计 | | 舍入差
             | | 图斑数 | 面积(亩) | 图斑数 | 面积(亩) | 图斑数 | 面积(亩) | 图斑数 | 面积(亩) | 图斑数 | 面积(亩) |
            1 | 甲镇 | 19 | 23.45 | 2 | 25.26 | 27 | 9.23 | 8 | 5.84 | 56 | 63.78 | 0.00
            2 | 乙镇 | 3 | 21.60 | 4 | 23.39 | 27 | 8.16 | 8 | 9.73 | 42 | 62.88 | 0.00
            3 | 丙镇 | 6 | 17.08 | 24 | 11.43 | 24 | 7.02 | 6 | 15.90 | 60 | 51.44 | 0.01
            4 | 丁镇 | 28 | 5.24 | 22 | 9.51 | 28 | 24.00 | 23 | 25.32 | 101 | 64.07 | 0.00
            5 | 戊镇 | 10 | 20.44 | 18 | 16.42 | 17 | 26.04 | 1 | 4.41 | 46 | 67.31 | 0.00
            6 | 己镇 | 8 | 2.86 | 5 | 23.96 | 15 | 21.52 | 16 | 22.09 | 44 | 70.42 | -0.01
            7 | 庚镇 | 29 | 14.22 | 13 | 24.68 | 26 | 15.45 | 1 | 9.60 | 69 | 63.95 | 0.00
            8 | 辛镇 | 2 | 25.05 | 27 | 10.92 | 12 | 16.65 | 1 | 11.32 | 42 | 63.94 | 0.00
            9 | 壬镇 | 4 | 8.82 | 25 | 11.92 | 12 | 20.81 | 20 | 18.94 | 61 | 60.48 | -0.01
            10 | 癸镇 | 23 | 5.20 | 25 | 25.85 | 8 | 21.21 | 10 | 15.40 | 66 | 67.67 | 0.01
            合计 | | 132 | 143.97 | 165 | 183.35 | 196 | 170.09 | 94 | 138.55 | 587 | 635.96 | 0.00
            舍入差（亩） | | | 0.01 | | 0.01 | | 0.00 | | 0.00 | | 0.02 |
            """;

    private static final int COLUMNS = 13;
    private static final int FIRST_TOWNSHIP = 5;
    private static final int TOTAL = 15;

    @TempDir
    Path folder;

    /** Content of the overview by cell reference; formulas by their value. */
    private final Map<String, String> cells = new HashMap<>();

    private final List<String> formulas = new ArrayList<>();

    @BeforeEach
    void listWhatTheRegisterHolds() throws IOException, SAXException, ParserConfigurationException {
        Path workbook = folder.resolve("monthly-list.xlsx");
        try (Register register = Register.open(folder.resolve("changes.gpkg"), Scene.CRS)) {
            register.accept(county());
            MonthlyListWorkbook.write(
                    workbook, new MonthlyList("2026年10月", Scene.comparison(), register.listNumbered()));
        }
        readOverview(workbook);
    }

    @Test
    void theCountysTableComesOutOfTheRegisterFigureByFigure() {
        List<String> lines =
                IntStream.rangeClosed(3, TOTAL + 1).mapToObj(this::printedRow).toList();
        assertThat(String.join("\n", lines) + "\n").isEqualTo(PRINTED);
    }

    @Test
    void sumsAreLiveFormulasOverWhatIsNotRounded() {
        for (int row = FIRST_TOWNSHIP; row < TOTAL; row++) {
            assertThat(formulas).contains("K" + row, "L" + row, "M" + row);
        }
        assertThat(formulas).contains("C" + TOTAL, "D" + TOTAL, "K" + TOTAL, "L" + TOTAL, "L" + (TOTAL + 1));
        assertThat(new BigDecimal(cells.get("L" + TOTAL)).setScale(9, RoundingMode.HALF_UP))
                .isEqualByComparingTo("635.958");
    }

    @Test
    void roundedAloneTheTownshipsWouldNotAddUpToTheTotal() {
        int parts = IntStream.range(FIRST_TOWNSHIP, TOTAL)
                .map(row -> (int) Math.round(Double.parseDouble(cells.get("L" + row))))
                .sum();
        assertThat(parts).isEqualTo(635);
        assertThat(Math.round(Double.parseDouble(cells.get("L" + TOTAL)))).isEqualTo(636);
    }

    private static List<Change> county() {
        List<Change> changes = new ArrayList<>();
        List<String> townships = UNROUNDED.lines().toList();
        for (int township = 0; township < townships.size(); township++) {
            String[] words = townships.get(township).split(" +");
            Division division =
                    new Division(String.format(Locale.ROOT, "4402221%02d001", township), "始兴县", words[0], "一村");
            for (int kind = 0; kind < KINDS.size(); kind++) {
                int count = Integer.parseInt(words[1 + 2 * kind]);
                double mu = Double.parseDouble(words[2 + 2 * kind]);
                for (int number = 1; number <= count; number++) {
                    // Unequal parts of the whole: 1, 2, 3 ... shares.
                    double share = 2.0 * number / count / (count + 1);
                    changes.add(withArea(
                            Scene.change(100 * township + 10 * kind, 30 * number, 8, 8, KINDS.get(kind), division),
                            mu * share));
                }
            }
        }
        return changes;
    }

    private static Change withArea(Change change, double mu) {
        ChangePlace place = change.place();
        return new Change(
                change.id(),
                change.changed(),
                change.confidence(),
                new ChangePlace(
                        place.crs(),
                        place.outline(),
                        place.outlineLonLat(),
                        new SquareMetres(mu * 2000 / 3),
                        place.locality()),
                change.provenance());
    }

    private String printedRow(int row) {
        return IntStream.range(0, COLUMNS)
                .mapToObj(column -> printed(row, column))
                .collect(Collectors.joining(" | "))
                .replace("|  ", "| ")
                .stripTrailing();
    }

    /** As the sheet prints it: areas and residues with two decimals, all else as it stands. */
    private String printed(int row, int column) {
        String value = cells.getOrDefault(ListSheet.reference(row - 1, column), "");
        boolean isArea = column > 1 && (column % 2 == 1 || column == COLUMNS - 1);
        return isArea && value.matches("-?[\\d.]+(E-?\\d+)?")
                ? new BigDecimal(value).setScale(2, RoundingMode.HALF_UP).toPlainString()
                : value.replaceFirst("^(\\d+)\\.0$", "$1");
    }

    private void readOverview(Path workbook) throws IOException, SAXException, ParserConfigurationException {
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            NodeList texts = parse(zip, "xl/sharedStrings.xml").getElementsByTagName("si");
            NodeList found = parse(zip, "xl/worksheets/sheet1.xml").getElementsByTagName("c");
            for (int index = 0; index < found.getLength(); index++) {
                Element cell = (Element) found.item(index);
                Node value = cell.getElementsByTagName("v").item(0);
                if (value == null) {
                    continue;
                }
                String text = value.getTextContent();
                cells.put(
                        cell.getAttribute("r"),
                        cell.getAttribute("t").equals("s")
                                ? texts.item(Integer.parseInt(text)).getTextContent()
                                : text);
                if (cell.getElementsByTagName("f").getLength() == 1) {
                    formulas.add(cell.getAttribute("r"));
                }
            }
        }
    }

    private static Document parse(ZipFile zip, String name)
            throws IOException, SAXException, ParserConfigurationException {
        try (var in = zip.getInputStream(zip.getEntry(name))) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }
}
