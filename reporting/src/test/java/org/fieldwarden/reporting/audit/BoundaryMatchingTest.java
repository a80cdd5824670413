package org.fieldwarden.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundaryMatchingTest {

    private static final Mask SQUARE = Mask.ofAscii(
            "..........", //
            "..........",
            "..####....",
            "..####....",
            "..####....",
            "..####....",
            "..........");

    private static final Mask THREE_TO_THE_RIGHT = Mask.ofAscii(
            "..........", //
            "..........",
            ".....####.",
            ".....####.",
            ".....####.",
            ".....####.",
            "..........");

    @Test
    void theBoundaryIsTheRimInsideTheObject() {
        assertThat(BoundaryMatching.boundary(SQUARE))
                .isEqualTo(Mask.ofAscii(
                        "..........", //
                        "..........",
                        "..####....",
                        "..#..#....",
                        "..#..#....",
                        "..####....",
                        ".........."));
    }

    /** Of the shifted rim's 12 pixels 4 lie on the square's, 2 more at distance 1, 2 at 2 and 4 at 3. */
    @ParameterizedTest
    @CsvSource({"0,4", "1,6", "1.99,6", "2,8", "2.99,8", "3,12"})
    void boundaryPixelsWithinTheToleranceAgree(double tolerancePx, long agree) {
        ObjectScore score = BoundaryMatching.score(THREE_TO_THE_RIGHT, SQUARE, tolerancePx);
        assertThat(score).isEqualTo(new ObjectScore(12, agree, 12, agree));
        assertThat(score.f1().getAsDouble()).isCloseTo(agree / 12.0, within(1e-12));
    }

    @Test
    void distancesAreEuclidean() {
        Mask one = Mask.ofAscii("#...", "....", "....");
        Mask other = Mask.ofAscii("....", "..#.", "....");
        assertThat(BoundaryMatching.score(one, other, 2.2).correct()).isZero();
        assertThat(BoundaryMatching.score(one, other, 2.24).correct()).isEqualTo(1);
    }

    @Test
    void theEdgeOfThePictureIsNoBoundary() {
        Mask all = Mask.ofAscii("###", "###");
        assertThat(BoundaryMatching.score(all, all, 2)).isEqualTo(ObjectScore.EMPTY);
        assertThat(BoundaryMatching.boundary(Mask.ofAscii("##.", "##."))).isEqualTo(Mask.ofAscii(".#.", ".#."));
    }

    @Test
    void aMissedObjectCostsRecallAndAFalseOnePrecision() {
        Mask none = Mask.none(10, 7);
        assertThat(BoundaryMatching.score(none, SQUARE, 2)).isEqualTo(new ObjectScore(0, 0, 12, 0));
        assertThat(BoundaryMatching.score(SQUARE, none, 2)).isEqualTo(new ObjectScore(12, 0, 0, 0));
    }
}
