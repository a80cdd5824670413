package org.fieldwarden.reporting.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.fieldwarden.core.SquareMetres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The estimators against the worked example of Olofsson et al. 2014, section 5, tables 8 and 9. */
final class ErrorMatrixTest {

    private static final List<String> CLASSES =
            List.of("deforestation", "forest gain", "stable forest", "stable non-forest");

    private static final double[] PIXELS = {200_000, 150_000, 3_200_000, 6_450_000};

    private static final int[][] COUNTS = {{66, 0, 5, 4}, {0, 55, 8, 12}, {1, 0, 153, 11}, {2, 1, 9, 313}};

    private static final double PIXEL_M2 = 30 * 30;
    private static final double HECTARE_M2 = 10_000;

    private final ErrorMatrix example = new ErrorMatrix(rows(PIXELS, COUNTS));

    @Test
    void overallAccuracyIsThePublishedOne() {
        assertFigure(example.overallAccuracy(), 0.947, 0.018, within(0.0006));
    }

    @Test
    void usersAccuraciesAreThePublishedOnes() {
        assertFigure(example.usersAccuracy("deforestation"), 0.88, 0.07, within(0.005));
        assertFigure(example.usersAccuracy("forest gain"), 0.73, 0.10, within(0.005));
        assertFigure(example.usersAccuracy("stable forest"), 0.93, 0.04, within(0.005));
        assertFigure(example.usersAccuracy("stable non-forest"), 0.96, 0.02, within(0.005));
    }

    @Test
    void producersAccuraciesAreThePublishedOnes() {
        assertFigure(example.producersAccuracy("deforestation"), 0.75, 0.21, within(0.005));
        assertFigure(example.producersAccuracy("forest gain"), 0.85, 0.25, within(0.005));
        assertFigure(example.producersAccuracy("stable forest"), 0.93, 0.03, within(0.005));
        assertFigure(example.producersAccuracy("stable non-forest"), 0.96, 0.02, within(0.005));
    }

    @Test
    void adjustedAreasAreThePublishedOnes() {
        assertFigure(hectares("deforestation"), 21_158, 6_158, within(1.0));
        assertFigure(hectares("forest gain"), 11_686, 3_756, within(1.0));
        assertFigure(hectares("stable forest"), 285_770, 15_510, within(1.0));
        assertFigure(hectares("stable non-forest"), 581_386, 16_282, within(1.0));
    }

    private Optional<Figure> hectares(String name) {
        return example.adjustedAreaM2(name).map(area -> area.times(1 / HECTARE_M2));
    }

    /** Stehman's ratio estimator and Olofsson's equations 5 to 7 are the same where each stratum is a class. */
    @ParameterizedTest
    @MethodSource("seeds")
    void standardErrorsAreThoseOfOlofssonsEquations(long seed) {
        Random random = new Random(seed);
        double[] area = new double[4];
        int[][] counts = new int[4][4];
        for (int row = 0; row < 4; row++) {
            area[row] = 1 + random.nextInt(1000);
            for (int column = 0; column < 4; column++) {
                counts[row][column] = random.nextInt(20) + (row == column ? 5 : 0);
            }
        }
        ErrorMatrix matrix = new ErrorMatrix(rows(area, counts));

        for (int name = 0; name < 4; name++) {
            assertThat(error(matrix.usersAccuracy(CLASSES.get(name))))
                    .as("user's, seed " + seed)
                    .isCloseTo(equation6(counts[name], name), within(1e-9));
            assertThat(error(matrix.producersAccuracy(CLASSES.get(name))))
                    .as("producer's, seed " + seed)
                    .isCloseTo(equation7(area, counts, name), within(1e-9));
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 30);
    }

    private static double equation6(int[] row, int name) {
        double points = IntStream.of(row).sum();
        double users = row[name] / points;
        return Math.sqrt(users * (1 - users) / (points - 1));
    }

    private static double equation7(double[] area, int[][] counts, int name) {
        double found = 0;
        double all = 0;
        for (int row = 0; row < area.length; row++) {
            double there =
                    area[row] * counts[row][name] / IntStream.of(counts[row]).sum();
            all += there;
            found += row == name ? there : 0;
        }
        double producers = found / all;
        double sum = 0;
        for (int row = 0; row < area.length; row++) {
            double points = IntStream.of(counts[row]).sum();
            double share = counts[row][name] / points;
            double side = row == name ? 1 - producers : producers;
            sum += area[row] * area[row] * side * side * share * (1 - share) / (points - 1);
        }
        return Math.sqrt(sum) / all;
    }

    @Test
    void stratumWithoutPointsGivesNoFigureInsteadOfZero() {
        int[][] counts = {{0, 0, 0, 0}, COUNTS[1], COUNTS[2], COUNTS[3]};

        ErrorMatrix matrix = new ErrorMatrix(rows(PIXELS, counts));

        assertThat(matrix.usersAccuracy("deforestation")).isEmpty();
        assertThat(matrix.overallAccuracy()).isEmpty();
        assertThat(matrix.producersAccuracy("forest gain")).isEmpty();
        assertThat(matrix.adjustedAreaM2("forest gain")).isEmpty();
        assertFigure(matrix.usersAccuracy("forest gain"), 0.73, 0.10, within(0.005));
    }

    @Test
    void singlePointGivesValueWithoutMargin() {
        int[][] counts = {{1, 0, 0, 0}, COUNTS[1], COUNTS[2], COUNTS[3]};

        ErrorMatrix matrix = new ErrorMatrix(rows(PIXELS, counts));

        assertThat(matrix.usersAccuracy("deforestation").orElseThrow().value()).isEqualTo(1);
        assertThat(matrix.usersAccuracy("deforestation").orElseThrow().margin()).isEqualTo(OptionalDouble.empty());
        assertThat(matrix.overallAccuracy().orElseThrow().margin()).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void classThatNobodySawHasNoProducersAccuracy() {
        ErrorMatrix matrix = new ErrorMatrix(List.of(
                new ErrorMatrix.Row("change", "change", new SquareMetres(10), Map.of("no-change", 5)),
                new ErrorMatrix.Row("no-change", "no-change", new SquareMetres(90), Map.of("no-change", 5))));

        assertThat(matrix.producersAccuracy("change")).isEmpty();
        assertThat(matrix.usersAccuracy("change").orElseThrow().value()).isZero();
        assertThat(matrix.adjustedAreaM2("change").orElseThrow().value()).isZero();
    }

    @Test
    void strataOfOneClassCountByTheirAreas() {
        ErrorMatrix matrix = new ErrorMatrix(List.of(
                new ErrorMatrix.Row("change", "change", new SquareMetres(100), Map.of("change", 8, "no-change", 2)),
                new ErrorMatrix.Row("near", "no-change", new SquareMetres(300), Map.of("change", 1, "no-change", 9)),
                new ErrorMatrix.Row("far", "no-change", new SquareMetres(600), Map.of("no-change", 10))));

        assertThat(matrix.adjustedAreaM2("change").orElseThrow().value()).isCloseTo(110, within(1e-9));
        assertThat(matrix.producersAccuracy("change").orElseThrow().value()).isCloseTo(80.0 / 110, within(1e-9));
        assertThat(matrix.usersAccuracy("no-change").orElseThrow().value()).isCloseTo(870.0 / 900, within(1e-9));
        assertThat(matrix.overallAccuracy().orElseThrow().value()).isCloseTo(0.95, within(1e-9));
    }

    private static List<ErrorMatrix.Row> rows(double[] area, int[][] counts) {
        List<ErrorMatrix.Row> rows = new ArrayList<>();
        for (int row = 0; row < area.length; row++) {
            Map<String, Integer> points = new HashMap<>();
            for (int column = 0; column < area.length; column++) {
                points.put(CLASSES.get(column), counts[row][column]);
            }
            rows.add(new ErrorMatrix.Row(
                    CLASSES.get(row), CLASSES.get(row), new SquareMetres(area[row] * PIXEL_M2), points));
        }
        return rows;
    }

    private static double error(Optional<Figure> figure) {
        return figure.orElseThrow().standardError().orElseThrow();
    }

    private static void assertFigure(Optional<Figure> figure, double value, double margin, Offset<Double> tolerance) {
        assertThat(figure.orElseThrow().value()).isCloseTo(value, tolerance);
        assertThat(figure.orElseThrow().margin().orElseThrow()).isCloseTo(margin, tolerance);
    }
}
