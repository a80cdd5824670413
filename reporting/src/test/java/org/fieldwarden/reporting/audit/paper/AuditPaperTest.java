package org.fieldwarden.reporting.audit.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fieldwarden.reporting.audit.AuditReport;
import org.fieldwarden.reporting.paper.Language;
import org.fieldwarden.reporting.paper.PaperFont;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditPaperTest {

    private static final LocalDate DATE = LocalDate.of(2026, 3, 14);
    private static final int PAIRS = 25;

    @TempDir
    Path folder;

    private Path out = Path.of("");

    @BeforeEach
    void chooseFolder() {
        out = folder.resolve("out");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void thePageHasTheFiguresOfTheJson(Language language) throws IOException {
        DrawnPairs pairs = DrawnPairs.write(folder, PAIRS);
        paper(pairs, "drawn").write(out, EnumSet.of(language));
        String html = html(language);

        assertThat(html).contains(figures(pairs.report())).contains("2026-03-14", "village");
        assertThat(html).contains("lang=\"" + language.tag() + "\"");
        assertThat(html).contains(language == Language.CHINESE ? "查准率" : "Precision");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void thePdfHasTheFiguresOfTheJsonAndNumberedPages(Language language) throws IOException {
        assumeTrue(language == Language.ENGLISH || hasChineseFont(), "no Chinese font on this machine");
        DrawnPairs pairs = DrawnPairs.write(folder, PAIRS);
        paper(pairs, "drawn").write(out, EnumSet.of(language));
        String text = pdfText(language);

        assertThat(text).contains(figures(pairs.report())).contains("2026-03-14", "village");
        int pages = pages(language);
        assertThat(pages).isGreaterThan(5);
        assertThat(text)
                .contains(
                        language == Language.CHINESE
                                ? List.of("变化检测精度评定报告", "查全率", "第 " + pages + " 页，共 " + pages + " 页")
                                : List.of("Accuracy audit", "Recall", "Page " + pages + " of " + pages));
    }

    @Test
    void everyFontOfThePdfLiesInside() throws IOException {
        paper(DrawnPairs.write(folder, 3), "drawn").write(out, EnumSet.allOf(Language.class));
        try (PDDocument pdf = Loader.loadPDF(out.resolve("audit.en.pdf").toFile())) {
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
    }

    @Test
    void withoutAChineseFontThePdfIsEnglishAndSaysSo() throws IOException {
        DrawnPairs pairs = DrawnPairs.write(folder, 3);
        AuditPaper paper = new AuditPaper(pairs.report("村庄"), pairs::pictures, DATE, List.of(folder));

        AuditPaper.Written written = paper.write(out, EnumSet.of(Language.CHINESE));

        assertThat(written.chinesePdfMissing()).isTrue();
        assertThat(written.files()).containsExactly(out.resolve("audit.zh.html"), out.resolve("audit.en.pdf"));
        assertThat(html(Language.CHINESE)).contains("查准率", "村庄");
        assertThat(pdfText(Language.ENGLISH)).contains("no Chinese font", "Precision", "??");
    }

    @Test
    void chineseNamesStandInAnEnglishPdf() throws IOException {
        assumeTrue(hasChineseFont(), "no Chinese font on this machine");
        paper(DrawnPairs.write(folder, 3), "下河村").write(out, EnumSet.of(Language.ENGLISH));
        assertThat(pdfText(Language.ENGLISH)).contains("下河村").doesNotContain("no font of this machine");
    }

    @Test
    void equalAuditsGiveEqualPagesAndWhatAnEarlierOneLeftIsRemoved() throws IOException {
        DrawnPairs pairs = DrawnPairs.write(folder, 9);
        paper(pairs, "drawn").write(out, EnumSet.allOf(Language.class));
        Path kept = Files.copy(out.resolve("audit.en.html"), folder.resolve("kept.html"));

        AuditPaper.Written written = paper(pairs, "drawn").write(out, EnumSet.of(Language.ENGLISH));

        assertThat(out.resolve("audit.en.html")).hasSameBinaryContentAs(kept);
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files).containsExactlyInAnyOrderElementsOf(written.files());
        }
    }

    @Test
    void picturesAreReadOfTheWorstPairsOnly() throws IOException {
        DrawnPairs pairs = DrawnPairs.write(folder, PAIRS);
        paper(pairs, "drawn").write(out, EnumSet.of(Language.CHINESE, Language.ENGLISH));

        assertThat(pairs.read()).hasSize(AuditPaper.WORST).doesNotContain("pair-0");
        assertThat(html(Language.ENGLISH))
                .contains("20. pair-", "of 24 with any error")
                .doesNotContain("21. pair-");
    }

    @Test
    void thePageNeedsNothingBesideItAndIsWellFormed() throws Exception {
        paper(DrawnPairs.write(folder, 3), "a<b>&\"c\"\u0001").write(out, EnumSet.of(Language.ENGLISH));
        String html = html(Language.ENGLISH);

        Matcher addresses = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(html);
        List<String> found = new ArrayList<>();
        while (addresses.find()) {
            found.add(addresses.group(1));
        }
        assertThat(found).hasSize(6).allMatch(address -> address.startsWith("data:image/"));
        assertThat(html).doesNotContain("url(", "@import", "<script", "<link");
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Accuracy audit of change detection · a<b>&\"c\"\uFFFD");
    }

    @Test
    void aSmallSampleClaimsNothingBeyondItself() throws IOException {
        paper(DrawnPairs.write(folder, 3), "drawn").write(out, EnumSet.of(Language.ENGLISH));
        assertThat(html(Language.ENGLISH))
                .contains(
                        "With fewer than 8 pairs there is no interval", "no interval", "All pairs come from one place");
    }

    @Test
    void withoutPairsThereIsAPageAllTheSame() throws IOException {
        paper(DrawnPairs.write(folder, 0), "empty").write(out, Set.of(Language.ENGLISH));
        assertThat(pdfText(Language.ENGLISH)).contains("empty", "No pair has a wrongly judged pixel");
    }

    private static AuditPaper paper(DrawnPairs pairs, String set) {
        return new AuditPaper(pairs.report(set), pairs::pictures, DATE);
    }

    /** The headline figures and bounds of audit.json, with four decimals. */
    private static List<String> figures(AuditReport report) {
        List<String> figures = new ArrayList<>();
        JsonNode json = report.toJson();
        for (String figure : List.of("f1", "precision", "recall", "iou", "objectF1", "boundaryF1")) {
            for (String part : List.of("value", "lower", "upper")) {
                figures.add(String.format(
                        Locale.ROOT,
                        "%.4f",
                        json.at("/intervals/" + figure + "/" + part).asDouble()));
            }
        }
        figures.add(String.format(
                Locale.ROOT, "%.4f", json.at("/total/expectedCalibrationError").asDouble()));
        return figures;
    }

    private static boolean hasChineseFont() {
        Optional<PaperFont> font = PaperFont.find(PaperFont.FOLDERS, "图斑");
        font.ifPresent(PaperFont::close);
        return font.isPresent();
    }

    private String html(Language language) throws IOException {
        return Files.readString(out.resolve("audit." + language.code() + ".html"));
    }

    private String pdfText(Language language) throws IOException {
        try (PDDocument pdf = pdf(language)) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private int pages(Language language) throws IOException {
        try (PDDocument pdf = pdf(language)) {
            return pdf.getNumberOfPages();
        }
    }

    private PDDocument pdf(Language language) throws IOException {
        return Loader.loadPDF(out.resolve("audit." + language.code() + ".pdf").toFile());
    }
}
