package org.fieldwarden.reporting.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MapAuditTest {

    private static final String BUILDING = "building-appeared";

    /** Four points in new buildings (P1 to P4), four in unchanged ground (P5 to P8). */
    private static final SamplePlan PLAN = new SamplePlan(
            Maps.RUN,
            1,
            new SamplePlan.Frame(CrsCode.epsg(4547), new SquareMetres(20)),
            List.of(
                    new Stratum(BUILDING, BUILDING, new SquareMetres(100)),
                    new Stratum(Stratum.NO_CHANGE, Stratum.NO_CHANGE, new SquareMetres(900))),
            List.of(
                    new SamplePoint("P1", BUILDING, 1, 1),
                    new SamplePoint("P2", BUILDING, 2, 2),
                    new SamplePoint("P3", BUILDING, 3, 3),
                    new SamplePoint("P4", BUILDING, 4, 4),
                    new SamplePoint("P5", Stratum.NO_CHANGE, 5, 5),
                    new SamplePoint("P6", Stratum.NO_CHANGE, 6, 6),
                    new SamplePoint("P7", Stratum.NO_CHANGE, 7, 7),
                    new SamplePoint("P8", Stratum.NO_CHANGE, 8, 8)));

    private static final String NEW_BUILDING = "change,vegetation,building";
    private static final String NONE = "no-change,,";

    @TempDir
    private Path folder;

    @Test
    void answersBecomeFiguresOfAccuracy() throws IOException {
        Path sheet = sheet("li", point -> point.compareTo("P3") <= 0 ? NEW_BUILDING : NONE);

        MapAudit audit = MapAudit.read(PLAN, List.of(sheet));
        JsonNode json = report(audit);

        assertThat(value(audit.changeMatrix().usersAccuracy("change"))).isCloseTo(0.75, within(1e-9));
        assertThat(value(audit.kindMatrix().orElseThrow().adjustedAreaM2(BUILDING)))
                .isCloseTo(75, within(1e-9));
        assertThat(json.at("/status").asText()).isEqualTo("complete");
        assertThat(json.at("/agreement").isNull()).isTrue();
        assertThat(json.at("/change/overallAccuracy/value").asDouble()).isCloseTo(0.975, within(1e-9));
        assertThat(json.at("/strata/1/changeShare/exactHigh95").asDouble()).isCloseTo(0.6024, within(1e-4));
        assertThat(json.at("/notes").toString()).contains("missed change", "20 m2", "One reader", "漏检");
    }

    @Test
    void readersWhoDifferMustBeDecidedOnFirst() throws IOException {
        Path one = sheet("li", point -> point.compareTo("P4") <= 0 ? NEW_BUILDING : NONE);
        Path other = sheet("wang", point -> point.compareTo("P3") <= 0 ? NEW_BUILDING : NONE);

        MapAudit open = MapAudit.read(PLAN, List.of(one, other));
        Path undecided = folder.resolve("disagreements.csv");
        open.writeDisagreements(undecided);

        assertThat(open.isOpen()).isTrue();
        assertThat(open.disagreements()).containsExactly("P4");
        assertThat(value(open.agreement().orElseThrow().kappa())).isCloseTo(0.75, within(1e-9));
        assertThat(report(open).has("change")).isFalse();
        assertThat(Files.readString(undecided)).contains("said by li", "P4").doesNotContain("P3");
        assertThatThrownBy(() -> open.adjudicated(undecided)).hasMessageContaining("1 of 1 points have no answer");

        Files.writeString(undecided, Files.readString(undecided).replace("4.000,,,", "4.000,no-change,,"));
        MapAudit decided = open.adjudicated(undecided);

        assertThat(decided.isOpen()).isFalse();
        assertThat(value(decided.changeMatrix().usersAccuracy("change"))).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void pointsOnWhichNobodyCanTellAreCountedAndLeftOut() {
        Path sheet = sheet(
                "li", point -> point.equals("P4") ? "cannot-tell,," : point.compareTo("P4") < 0 ? NEW_BUILDING : NONE);

        MapAudit audit = MapAudit.read(PLAN, List.of(sheet));

        assertThat(StratumResult.of(audit, PLAN.strata().get(0)).judged()).isEqualTo(3);
        assertThat(value(audit.changeMatrix().usersAccuracy("change"))).isEqualTo(1);
        assertThat(AuditNotes.of(audit)).anyMatch(note -> note.english().contains("On 1 of 8 points (12.5 %)"));
    }

    @Test
    void stratumThatNobodyCouldJudgeHasNoFigure() throws IOException {
        Path sheet = sheet("li", point -> point.compareTo("P4") <= 0 ? "cannot-tell,," : NONE);

        JsonNode json = report(MapAudit.read(PLAN, List.of(sheet)));

        assertThat(json.at("/change/overallAccuracy").isNull()).isTrue();
        assertThat(json.at("/change/classes/0/usersAccuracy").isNull()).isTrue();
        assertThat(json.at("/notes").toString()).contains("fewer than two judged points");
    }

    @Test
    void changeWithoutItsKindGivesNoFiguresByKind() {
        Path sheet = sheet("li", point -> point.compareTo("P4") <= 0 ? "change,," : NONE);

        MapAudit audit = MapAudit.read(PLAN, List.of(sheet));

        assertThat(audit.kindMatrix()).isEmpty();
        assertThat(audit.changesWithoutKind()).isEqualTo(4);
        assertThat(value(audit.changeMatrix().overallAccuracy())).isEqualTo(1);
    }

    @Test
    void sheetThatASpreadsheetSavedInChineseIsRead() throws IOException {
        String text = text(point -> point.compareTo("P4") <= 0 ? "变化,植被,建筑物" : "无变化,,")
                .replace(',', ';');
        Path sheet = Files.write(folder.resolve("li.csv"), text.getBytes(Charset.forName("GBK")));

        MapAudit audit = MapAudit.read(PLAN, List.of(sheet));

        assertThat(value(audit.kindMatrix().orElseThrow().usersAccuracy(BUILDING)))
                .isEqualTo(1);
    }

    @Test
    void sheetWithHolesIsRefused() {
        Path sheet = sheet("li", point -> point.equals("P6") ? ",," : NONE);

        assertThatThrownBy(() -> MapAudit.read(PLAN, List.of(sheet)))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("1 of 8 points have no answer (P6)");
    }

    @Test
    void sheetOfAnotherPlanIsRefused() throws IOException {
        Path sheet = sheet("li", point -> NONE);
        Files.writeString(sheet, Files.readString(sheet).replace(PLAN.id(), "0123456789ab"));

        assertThatThrownBy(() -> MapAudit.read(PLAN, List.of(sheet))).hasMessageContaining("0123456789ab");
    }

    @Test
    void answerThatIsNoneIsRefused() {
        Path sheet = sheet("li", point -> "perhaps,,");

        assertThatThrownBy(() -> MapAudit.read(PLAN, List.of(sheet))).hasMessageContaining("'perhaps'");
    }

    @Test
    void threeReadersAreOneTooMany() {
        Path sheet = sheet("li", point -> NONE);

        assertThatThrownBy(() -> MapAudit.read(PLAN, List.of(sheet, sheet, sheet)))
                .isInstanceOf(UsageException.class);
    }

    private Path sheet(String reader, Function<String, String> answer) {
        try {
            return Files.writeString(folder.resolve(reader + ".csv"), text(answer));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(Function<String, String> answer) {
        return PLAN.points().stream()
                .map(point -> PLAN.id() + "," + point.id() + ",0,0," + answer.apply(point.id()) + ",\n")
                .collect(Collectors.joining("", "plan,point,x,y,answer,from,to,remark\n", ""));
    }

    private JsonNode report(MapAudit audit) throws IOException {
        Path file = folder.resolve("estimate.json");
        MapAuditReport.write(file, audit);
        return new ObjectMapper().readTree(file.toFile());
    }

    private static double value(java.util.Optional<Figure> figure) {
        return figure.orElseThrow().value();
    }

    @Test
    void answersAreCountedByStratum() {
        MapAudit audit = MapAudit.read(PLAN, List.of(sheet("li", point -> point.equals("P5") ? NEW_BUILDING : NONE)));

        assertThat(audit.answers(PLAN.strata().get(1)))
                .isEqualTo(Map.of(Answer.CHANGE, 1, Answer.NO_CHANGE, 3, Answer.CANNOT_TELL, 0));
    }
}
