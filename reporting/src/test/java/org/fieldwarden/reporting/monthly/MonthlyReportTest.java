package org.fieldwarden.reporting.monthly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.Scene;
import org.fieldwarden.reporting.identity.SightingKind;
import org.fieldwarden.reporting.layer.Layer;
import org.fieldwarden.reporting.layer.LayerRole;
import org.fieldwarden.reporting.paper.Language;
import org.fieldwarden.reporting.paper.PaperPrinter;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Register;
import org.fieldwarden.reporting.screening.Layers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonthlyReportTest {

    /** Farmland in the western 100 m. */
    private static final List<Layer> FARMLAND = List.of(
            Layers.complete(LayerRole.FARMLAND, Scene.rectangle(0, 0, 100, 300)),
            Layers.complete(LayerRole.APPROVED, Scene.rectangle(290, 230, 5, 5)));

    @TempDir
    Path folder;

    @Test
    void aMonthHasTheLeadsThatItsFlightsShowFirstAndFollowsTheOthers() {
        MonthlyReport november = read("2026-11", FARMLAND);
        assertThat(november.leads()).extracting(lead -> lead.change().id()).containsExactly(ThreeMonths.SHED.id());
        assertThat(november.known().followed())
                .extracting(change -> change.change().id())
                .containsExactly(ThreeMonths.ANNEXE.id());
        assertThat(november.removals()).isEmpty();
        assertThat(november.known().toDate()).hasSize(Scene.changes().size() + 1);
        MonthlyReport december = read("2026-12", FARMLAND);
        assertThat(december.leads()).isEmpty();
        assertThat(december.removals())
                .extracting(change -> change.change().id())
                .containsExactly(ThreeMonths.DEMOLITION.id());
        assertThat(december.standing()
                        .sightingOf(ThreeMonths.DEMOLITION.id())
                        .orElseThrow()
                        .kind())
                .isEqualTo(SightingKind.GONE);
    }

    @Test
    void theYearAddsUpItsMonths() {
        MonthlyReport december = read("2026-12", FARMLAND);
        List<MonthTotals> year = december.year();
        assertThat(year).extracting(month -> month.all().count()).containsExactly(12, 1, 0);
        double leads = december.known().toDate().stream()
                .mapToDouble(lead -> lead.change().area().value())
                .sum();
        assertThat(year.stream()
                        .mapToDouble(month -> month.all().area().value())
                        .sum())
                .isCloseTo(leads, within(1e-9));
        assertThat(year.get(0).decided().value()).isEqualTo(300);
    }

    @Test
    void checkedLeadsProveOnlyWhatTheirNumberProves() {
        CheckedLeads checked = CheckedLeads.of(read("2026-12", FARMLAND).cases());
        assertThat(checked).isEqualTo(new CheckedLeads(2, 1));
        assertThat(checked.atLeast().orElseThrow()).isCloseTo(0.0253, within(5e-4));
        assertThat(new CheckedLeads(160, 160).atLeast().orElseThrow()).isCloseTo(0.981, within(1e-3));
        assertThat(new CheckedLeads(0, 0).share()).isEmpty();
    }

    @Test
    void theForecastTakesThreeMonthsAndNeverFallsBelowWhatIsThere() {
        assertThat(RedLineForecast.of(List.of(10.0, 20.0), 9)).isEmpty();
        RedLineForecast forecast =
                RedLineForecast.of(List.of(10.0, 20.0, 30.0), 9).orElseThrow();
        assertThat(forecast.mu()).isCloseTo(240, within(1e-9));
        // 1.8856 x 10 x sqrt(9 + 81 / 3)
        assertThat(forecast.high() - forecast.mu()).isCloseTo(113.136, within(1e-3));
        assertThat(RedLineForecast.of(List.of(0.0, 0.0, 90.0), 9).orElseThrow().low())
                .isGreaterThanOrEqualTo(90);
        RedLineForecast whole =
                RedLineForecast.of(java.util.Collections.nCopies(12, 5.0), 0).orElseThrow();
        assertThat(whole).isEqualTo(new RedLineForecast(60, 60, 60));
    }

    @Test
    void aMonthWithoutComparisonIsRefusedWithTheMonthsThatThereAre() {
        assertThatThrownBy(() -> read("2026-08", List.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("2026-08")
                .hasMessageContaining("2026-10, 2026-11, 2026-12");
    }

    @Test
    void unobservedGroundOfTheMonthIsStated() {
        MonthlyReport november = read("2026-11", List.of());
        assertThat(november.unobserved().value()).isEqualTo(400);
        assertThat(november.compared().value()).isCloseTo(300 * 240, within(1e-6));
        assertThat(november.ground()).hasSize(1);
    }

    @Test
    void workbookAndPaperHaveTheFiguresOfTheRegister() throws IOException {
        MonthlyReport report = read("2026-10", FARMLAND);
        Path workbook = folder.resolve("monthly-report.xlsx");
        MonthlyWorkbook.write(workbook, report);
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            String sheets = entry(zip, "xl/workbook.xml");
            assertThat(sheets).contains("月度走势", "后续变化", "网格任务", "核查精度", "未观测", "办理进度");
        }
        Path pdf = folder.resolve("monthly-report.pdf");
        Language language = new MonthlyPaper(report, List.of(), LocalDate.of(2026, 11, 2))
                .write(pdf, Language.ENGLISH, PaperPrinter.ofThisMachine());
        assertThat(language).isEqualTo(Language.ENGLISH);
        String text = text(pdf);
        double mu = report.leads().stream()
                .mapToDouble(lead -> lead.change().area().mu())
                .sum();
        assertThat(text)
                .contains("Monthly report of suspected changes")
                .contains(String.format(Locale.ROOT, "%,.2f", mu))
                .contains("0 leads whose days are not known")
                .contains("12 / " + String.format(Locale.ROOT, "%,.2f", mu));
        for (NumberedChange lead : report.leads()) {
            assertThat(text).contains(lead.number());
        }
    }

    @Test
    void thePaperIsTheSameWhenItIsWrittenAgain() {
        MonthlyReport report = read("2026-12", FARMLAND);
        MonthlyPaper paper = new MonthlyPaper(report, List.of(), LocalDate.of(2027, 1, 4));
        assertThat(paper.in(Language.CHINESE).xhtml())
                .isEqualTo(new MonthlyPaper(report, List.of(), LocalDate.of(2027, 1, 4))
                        .in(Language.CHINESE)
                        .xhtml())
                .contains("疑似已拆除或恢复")
                .contains("2 个，其中 1 个确有变化");
    }

    private MonthlyReport read(String month, List<Layer> layers) {
        Path file = folder.resolve("changes.gpkg");
        if (!Files.exists(file)) {
            ThreeMonths.register(folder, layers);
        }
        try (Register register = Register.openExisting(file)) {
            return MonthlyFigures.read(register, YearMonth.parse(month));
        }
    }

    private static String entry(ZipFile zip, String name) throws IOException {
        String xml = new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        return Pattern.compile("&#x([0-9a-f]+);")
                .matcher(xml)
                .replaceAll(hex -> Character.toString(Integer.parseInt(hex.group(1), 16)));
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
