package org.fieldwarden.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.fieldwarden.reporting.Scene;
import org.fieldwarden.reporting.audit.Components.Neighbours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditTest {

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theFourCellsSumToTheObservedPixelsAndIouIsTheSmallestRatio(long seed) {
        Random random = new Random(seed);
        Mask predicted = randomMask(random);
        Mask reference = randomMask(random);
        Mask observed = randomMask(random);
        ConfusionMatrix matrix = ConfusionMatrix.of(predicted, reference, observed);
        assertThat(matrix.total()).isEqualTo(observed.count());
        assertThat(matrix.iou().getAsDouble())
                .isLessThanOrEqualTo(matrix.precision().getAsDouble())
                .isLessThanOrEqualTo(matrix.recall().getAsDouble())
                .isLessThanOrEqualTo(matrix.f1().getAsDouble());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void mergingIsAssociativeAndHasAnEmptyElement(long seed) {
        Random random = new Random(seed);
        ConfusionMatrix one = ConfusionMatrix.of(randomMask(random), randomMask(random));
        ConfusionMatrix two = ConfusionMatrix.of(randomMask(random), randomMask(random));
        ConfusionMatrix three = ConfusionMatrix.of(randomMask(random), randomMask(random));
        assertThat(one.merge(two).merge(three)).isEqualTo(one.merge(two.merge(three)));
        assertThat(one.merge(ConfusionMatrix.EMPTY)).isEqualTo(one);
    }

    @Test
    void ratiosWithoutDenominatorAreUndefinedAndNotZero() {
        ConfusionMatrix nothing = ConfusionMatrix.of(Mask.ofAscii("..."), Mask.ofAscii("..."));
        assertThat(nothing.precision()).isEmpty();
        assertThat(nothing.recall()).isEmpty();
        assertThat(nothing.f1()).isEmpty();
        assertThat(nothing.iou()).isEmpty();
        assertThat(nothing.overallAccuracy()).hasValue(1);
        assertThat(ConfusionMatrix.EMPTY.overallAccuracy()).isEmpty();
    }

    @Test
    void highOverallAccuracyCanHideAMissedChange() {
        Mask reference = Mask.of(100, 100, (column, row) -> column < 10 && row < 10);
        Mask predicted = Mask.of(100, 100, (column, row) -> column < 5 && row < 10);
        ConfusionMatrix matrix = ConfusionMatrix.of(predicted, reference);
        assertThat(matrix.overallAccuracy().getAsDouble()).isCloseTo(0.995, within(1e-12));
        assertThat(matrix.f1().getAsDouble()).isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void cornersConnectWithEightNeighboursOnly() {
        Mask mask = Mask.ofAscii(
                "#..#", //
                ".#.#", "...#", "#...");
        assertThat(Components.of(mask, Neighbours.FOUR).count()).isEqualTo(4);
        Components eight = Components.of(mask, Neighbours.EIGHT);
        assertThat(eight.count()).isEqualTo(3);
        assertThat(eight.size(0)).isEqualTo(2);
        assertThat(eight.size(1)).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void componentsCoverTheMaskExactly(long seed) {
        Mask mask = randomMask(new Random(seed));
        for (Neighbours neighbours : Neighbours.values()) {
            Components components = Components.of(mask, neighbours);
            long sum = LongStream.range(0, components.count())
                    .map(component -> components.size((int) component))
                    .sum();
            assertThat(sum).isEqualTo(mask.count());
        }
    }

    @Test
    void oneReferenceObjectTakesOneDetectionOnly() {
        Mask reference = Mask.ofAscii(
                "######....", //
                "######....",
                "..........",
                "........##");
        Mask predicted = Mask.ofAscii(
                "####.#....", //
                "####.#.#..",
                "..........",
                "..........");
        ObjectMatching matching = ObjectMatching.ofMasks(predicted, reference);
        ObjectScore strict = matching.atIou(0.5);
        assertThat(strict).isEqualTo(new ObjectScore(3, 1, 2, 1));
        assertThat(strict.missed()).isEqualTo(1);
        assertThat(strict.falseDetections()).isEqualTo(2);
        assertThat(matching.atAnyOverlap()).isEqualTo(new ObjectScore(3, 2, 2, 1));
        assertThat(matching.atIou(0.7).found()).isZero();
    }

    @Test
    void polygonsAreMatchedLikeTheirPixels() {
        ObjectMatching matching = ObjectMatching.ofPolygons(
                List.of(Scene.rectangle(0, 0, 4, 2), Scene.rectangle(5, 0, 1, 2), Scene.rectangle(7, 1, 1, 1)),
                List.of(Scene.rectangle(0, 0, 6, 2), Scene.rectangle(8, 3, 2, 1)));
        assertThat(matching.atIou(0.5)).isEqualTo(new ObjectScore(3, 1, 2, 1));
        assertThat(matching.atAnyOverlap()).isEqualTo(new ObjectScore(3, 2, 2, 1));
    }

    @Test
    void impossibleCountsAndThresholdsAreRefused() {
        assertThatThrownBy(() -> new ConfusionMatrix(-1, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ObjectScore(1, 2, 3, 1)).isInstanceOf(IllegalArgumentException.class);
        ObjectMatching matching = ObjectMatching.ofMasks(Mask.ofAscii("#"), Mask.ofAscii("#"));
        assertThatThrownBy(() -> matching.atIou(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ObjectMatching.ofMasks(Mask.ofAscii("#"), Mask.ofAscii("##")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void f1OfObjectsIsZeroWhereOnlyOneSideIsThereAndUndefinedWhereNoneIs() {
        assertThat(ObjectScore.EMPTY.f1()).isEmpty();
        assertThat(new ObjectScore(3, 0, 0, 0).f1()).hasValue(0);
        assertThat(new ObjectScore(0, 0, 2, 0).f1()).hasValue(0);
        assertThat(new ObjectScore(4, 2, 2, 2).f1().getAsDouble()).isCloseTo(2.0 / 3, within(1e-12));
    }

    private static Mask randomMask(Random random) {
        return Mask.of(17, 13, (column, row) -> random.nextInt(3) > 0);
    }
}
