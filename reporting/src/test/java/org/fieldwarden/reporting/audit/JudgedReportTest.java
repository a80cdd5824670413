package org.fieldwarden.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgedReportTest {

    private static final GroundSamplingDistance GSD = GroundSamplingDistance.ofMetres(2);
    private static final AuditTerms TERMS = AuditTerms.of(GSD, ClassScope.ALL, new SquareMetres(4));
    private static final AuditedModel MODEL = new AuditedModel("m", "1", "a".repeat(64), 0.5, 0.5);

    @TempDir
    private Path folder;

    @Test
    void polygonsAndAreaComeFromThePixelsThatAreFlagged() throws IOException {
        writePair("one", 5, 3);
        writeTable("one,here,unchanged");

        JudgedOutcome outcome = JudgedOutcome.of(
                JudgedPairs.list(folder, GSD).get(0),
                Prediction.ofMask(Mask.ofAscii("##..#", ".....", "....."), Mask.ofAscii("#####", "#####", "#####")),
                ClassScope.ALL);

        assertThat(outcome.polygons()).isEqualTo(2);
        assertThat(outcome.flaggedM2()).isEqualTo(3 * 4.0);
        assertThat(outcome.groundM2()).isEqualTo(15 * 4.0);
        assertThat(outcome.unobservedM2()).isZero();
    }

    @Test
    void groundThatWasNotJudgedCountsNeitherAsRightNorAsWrong() {
        JudgedReport report = new JudgedReport(
                "set",
                MODEL,
                TERMS,
                List.of(
                        outcome("a", Judgement.UNCHANGED, 1, 100_000, 0),
                        outcome("b", Judgement.UNCHANGED, 0, 100_000, 100_000)));

        assertThat(report.falsePolygonsPerTenHectares()).hasValue(1);
        assertThat(report.unobservedShare()).hasValue(0.5);
    }

    @Test
    void aChangedPairOfWhichNothingWasJudgedIsNotFlagged() {
        JudgedReport report = new JudgedReport(
                "set",
                MODEL,
                TERMS,
                List.of(outcome("a", Judgement.CHANGED, 2, 1000, 0), outcome("b", Judgement.CHANGED, 0, 1000, 1000)));

        assertThat(report.flagged(Judgement.CHANGED)).isEqualTo(1);
        assertThat(report.flaggedOf(Judgement.CHANGED).orElseThrow().lowerBound())
                .isCloseTo(1 - Math.sqrt(0.95), within(1e-6));
    }

    @Test
    void unsurePairsCountNowhere() {
        JudgedReport report =
                new JudgedReport("set", MODEL, TERMS, List.of(outcome("a", Judgement.UNSURE, 9, 1000, 500)));

        assertThat(report.falsePolygonsPerTenHectares()).isEmpty();
        assertThat(report.unobservedShare()).isEmpty();
        assertThat(report.flaggedOf(Judgement.CHANGED)).isEmpty();
    }

    @Test
    void theIntervalIsOverPlacesAndStandsInTheFile() throws IOException {
        List<JudgedOutcome> outcomes = new ArrayList<>();
        for (int place = 0; place < 10; place++) {
            outcomes.add(outcome("p" + place, Judgement.UNCHANGED, place % 2, 100_000, 0));
            outcomes.add(outcome("p" + place, Judgement.UNCHANGED, place % 2, 100_000, 0));
        }
        JudgedReport report = new JudgedReport("set", MODEL, TERMS, outcomes);
        Path file = folder.resolve("judged.json");

        report.write(file);

        Interval interval = report.falsePolygonsInterval().orElseThrow();
        assertThat(report.falsePolygonsPerTenHectares().orElseThrow())
                .isEqualTo(0.5)
                .isBetween(interval.lower(), interval.upper());
        // Twenty independent pairs would give about 0.44; ten places that stand and fall together give more.
        assertThat(interval.width()).isGreaterThan(0.5);
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.at("/unchanged/falsePolygonsPerTenHectares/value").asDouble())
                .isEqualTo(0.5);
        assertThat(json.at("/pairs")).hasSize(20);
    }

    @Test
    void anImageWithoutAJudgementIsRefused() throws IOException {
        writePair("one", 4, 4);
        writePair("two", 4, 4);
        writeTable("one,here,unchanged");

        assertThatThrownBy(() -> JudgedPairs.list(folder, GSD))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no line for the image two");
    }

    @Test
    void anUnknownJudgementIsRefused() throws IOException {
        writePair("one", 4, 4);
        writeTable("one,here,perhaps");

        assertThatThrownBy(() -> JudgedPairs.list(folder, GSD))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("unchanged, changed or unsure");
    }

    @Test
    void aPairNamedTwiceIsRefused() throws IOException {
        writePair("one", 4, 4);
        writeTable("one,here,changed\none,here,unchanged");

        assertThatThrownBy(() -> JudgedPairs.list(folder, GSD))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("twice");
    }

    private static JudgedOutcome outcome(
            String place, Judgement judgement, long polygons, double groundM2, double unobservedM2) {
        return new JudgedOutcome(place + "-pair", place, judgement, polygons, polygons * 10.0, groundM2, unobservedM2);
    }

    private void writeTable(String lines) throws IOException {
        Files.writeString(folder.resolve(JudgedPairs.FILE), "name,place,judgement\n" + lines + "\n");
    }

    private void writePair(String name, int width, int height) throws IOException {
        for (String side : List.of("A", "B")) {
            Path file = folder.resolve(side).resolve(name + ".png");
            Files.createDirectories(folder.resolve(side));
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        }
    }
}
