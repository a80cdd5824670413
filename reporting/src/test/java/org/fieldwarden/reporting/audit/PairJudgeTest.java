package org.fieldwarden.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.SquareMetres;
import org.junit.jupiter.api.Test;

class PairJudgeTest {

    @Test
    void whatWasNotJudgedIsNoChangeFoundAndIsLeftOutOfTheObservedFigures() {
        PairAudit audit =
                AuditedPairs.judged("pair", Mask.ofAscii("#.#..."), Mask.ofAscii("####.."), Mask.ofAscii(".#####"));
        // The detection on the unobserved first pixel does not count.
        assertThat(audit.pixels().all()).isEqualTo(new ConfusionMatrix(1, 0, 3, 2));
        assertThat(audit.pixels().observed()).isEqualTo(new ConfusionMatrix(1, 0, 2, 2));
        assertThat(audit.pixels().unobservedShare().getAsDouble()).isCloseTo(1.0 / 6, within(1e-12));
        assertThat(audit.reliability().pixels()).isEqualTo(5);
    }

    @Test
    void withBuildingOnlyPixelsWithABuildingOnOneDateArePredicted() {
        Prediction prediction = AuditedPairs.row(
                "999999",
                "vvbbvv",
                "bhhbvv",
                Map.of(
                        ChangeKind.BUILDING_APPEARED, Mask.ofAscii("##...."),
                        ChangeKind.BUILDING_DISAPPEARED, Mask.ofAscii("..##.."),
                        ChangeKind.COVER_ALTERED, Mask.ofAscii(".....#")));
        Reference reference = Reference.of(Mask.ofAscii("#.#..."));

        PairAudit all = judge(ClassScope.ALL, prediction, reference);
        PairAudit building = judge(ClassScope.BUILDING, prediction, reference);

        assertThat(all.pixels().all()).isEqualTo(new ConfusionMatrix(2, 3, 0, 1));
        assertThat(building.pixels().all()).isEqualTo(new ConfusionMatrix(2, 1, 0, 3));
        assertThat(ClassScope.BUILDING.predicted(prediction)).isEqualTo(Mask.ofAscii("#.##.."));
    }

    @Test
    void aBuildingOutsideEveryReportedPolygonIsNotPredicted() {
        Prediction prediction =
                AuditedPairs.row("99", "vv", "bb", Map.of(ChangeKind.GROUND_HARDENED, Mask.ofAscii("#.")));
        assertThat(ClassScope.BUILDING.predicted(prediction)).isEqualTo(Mask.ofAscii("#."));
    }

    @Test
    void withBuildingTheScoreIsZeroWhereNoDateShowsABuilding() {
        Prediction prediction = AuditedPairs.row("99?", "vvb", "bvb", Map.of());
        Reference reference = Reference.of(Mask.ofAscii("#.#"));

        Reliability all = judge(ClassScope.ALL, prediction, reference).reliability();
        Reliability building = judge(ClassScope.BUILDING, prediction, reference).reliability();

        // 0.9 is stored as 229 of 254 and lies in bin 13.
        assertThat(all.bins().get(13)).isEqualTo(new Reliability.Bin(2, 1, 458));
        assertThat(building.bins().get(13)).isEqualTo(new Reliability.Bin(1, 1, 229));
        assertThat(building.bins().get(0)).isEqualTo(new Reliability.Bin(1, 0, 0));
    }

    @Test
    void objectsAreBinnedByTheirOwnSize() {
        // A pixel is 4 m2: five pixels are 20 m2 and four are 16 m2.
        PairAudit audit = AuditedPairs.judged("pair", Mask.ofAscii("####.......##"), Mask.ofAscii("#####.####..."));
        ScoresBy<SizeBin> strict = audit.objects().atIou();
        assertThat(strict.of(SizeBin.UNDER_20)).isEqualTo(new ObjectScore(2, 1, 1, 0));
        assertThat(strict.of(SizeBin.FROM_20_TO_100)).isEqualTo(new ObjectScore(0, 0, 1, 1));
        assertThat(strict.of(SizeBin.FROM_500)).isEqualTo(ObjectScore.EMPTY);
        assertThat(strict.total()).isEqualTo(new ObjectScore(2, 1, 2, 1));
        assertThat(audit.objects().atAnyOverlap().total()).isEqualTo(new ObjectScore(2, 1, 2, 1));
    }

    @Test
    void withBuildingWhatIsLeftOfAPolygonBelowTheSmallestAreaIsNoDetection() {
        Prediction prediction = AuditedPairs.row(
                "999999", "vvvvvv", "bvbbvv", Map.of(ChangeKind.BUILDING_APPEARED, Mask.ofAscii("####..")));
        AuditTerms terms = AuditTerms.of(GroundSamplingDistance.ofMetres(2), ClassScope.BUILDING, new SquareMetres(8));
        PairAudit audit = new PairJudge(terms).judge("pair", "place", prediction, Reference.of(Mask.ofAscii("#.##..")));
        // Two pixels are 8 m2 and stay, one is 4 m2; pixel by pixel both count.
        assertThat(audit.objects().atIou().total()).isEqualTo(new ObjectScore(1, 1, 2, 1));
        assertThat(audit.pixels().all()).isEqualTo(new ConfusionMatrix(3, 0, 0, 3));
    }

    @Test
    void aBinHoldsItsLowerBound() {
        assertThat(SizeBin.of(19.9)).isEqualTo(SizeBin.UNDER_20);
        // 20 m2 at 0.1 m, with the rounding of 2000 * (0.1 * 0.1).
        assertThat(SizeBin.of(2000 * (0.1 * 0.1))).isEqualTo(SizeBin.FROM_20_TO_100);
        assertThat(SizeBin.of(99)).isEqualTo(SizeBin.FROM_20_TO_100);
        assertThat(SizeBin.of(100)).isEqualTo(SizeBin.FROM_100_TO_500);
        assertThat(SizeBin.of(500)).isEqualTo(SizeBin.FROM_500);
    }

    @Test
    void kindsAreCountedAsPredictedAndAsTheReferenceNamesThem() {
        Prediction prediction = AuditedPairs.row(
                "999990",
                "vvvvvv",
                "bbhhhh",
                Map.of(
                        ChangeKind.BUILDING_APPEARED, Mask.ofAscii("##...."),
                        ChangeKind.GROUND_HARDENED, Mask.ofAscii("..###.")));
        Reference reference = new Reference(
                Mask.ofAscii("####.#"),
                Map.of(
                        ChangeKind.BUILDING_APPEARED, Mask.ofAscii("#....."),
                        ChangeKind.GROUND_HARDENED, Mask.ofAscii(".##..#")));

        ScoresBy<ChangeKind> kinds =
                judge(ClassScope.ALL, prediction, reference).pixels().kinds();

        assertThat(kinds.of(ChangeKind.BUILDING_APPEARED)).isEqualTo(new ObjectScore(2, 2, 1, 1));
        assertThat(kinds.of(ChangeKind.GROUND_HARDENED)).isEqualTo(new ObjectScore(3, 2, 3, 2));
        assertThat(kinds.groups()).containsOnlyKeys(ChangeKind.BUILDING_APPEARED, ChangeKind.GROUND_HARDENED);
    }

    @Test
    void aReferenceWithoutKindsLeavesTheirRecallUndefined() {
        PairAudit audit = AuditedPairs.judged("pair", Mask.ofAscii("##.."), Mask.ofAscii("#..."));
        ObjectScore altered = audit.pixels().kinds().of(ChangeKind.COVER_ALTERED);
        assertThat(altered.precision()).hasValue(0.5);
        assertThat(altered.recall()).isEmpty();
    }

    @Test
    void mergingAddsEverything() {
        PairAudit one = AuditedPairs.judged("one", Mask.ofAscii("##.."), Mask.ofAscii("#..."));
        PairAudit two = AuditedPairs.judged("two", Mask.ofAscii("...."), Mask.ofAscii("..##"), Mask.ofAscii("###."));
        PairAudit sum = one.merge(two);
        assertThat(sum.name()).isEqualTo("one");
        assertThat(sum.pixels().all()).isEqualTo(new ConfusionMatrix(1, 1, 2, 4));
        assertThat(sum.pixels().observed()).isEqualTo(new ConfusionMatrix(1, 1, 1, 4));
        assertThat(sum.objects().atIou().total()).isEqualTo(new ObjectScore(1, 1, 2, 1));
        assertThat(sum.reliability().pixels()).isEqualTo(7);
        assertThat(sum.hasReferenceChange()).isTrue();
    }

    @Test
    void termsAndSizesThatDoNotFitAreRefused() {
        AuditTerms terms = AuditedPairs.terms(ClassScope.ALL);
        assertThat(terms.boundaryToleranceMetres()).isEqualTo(4);
        assertThatThrownBy(() -> new AuditTerms(terms.gsd(), ClassScope.ALL, 129, terms.minimumMappingUnit()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("128");
        assertThatThrownBy(
                        () -> AuditedPairs.row("00", "vv", "vv", Map.of(ChangeKind.COVER_ALTERED, Mask.ofAscii("..."))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PairAudit judge(ClassScope classes, Prediction prediction, Reference reference) {
        return new PairJudge(AuditedPairs.terms(classes)).judge("pair", "place", prediction, reference);
    }
}
