package org.fieldwarden.reporting.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.reporting.LaterComparison;
import org.fieldwarden.reporting.Scene;
import org.fieldwarden.reporting.identity.SightingRule.Course;
import org.fieldwarden.reporting.identity.SightingRule.Known;
import org.junit.jupiter.api.Test;

class SightingRuleTest {

    private static final ChangeClass BUILT = Scene.of(LandCover.VEGETATION, LandCover.BUILDING);
    private static final ChangeClass DEMOLISHED = Scene.of(LandCover.BUILDING, LandCover.BARE_GROUND);
    private static final ChangeClass BARED = Scene.of(LandCover.VEGETATION, LandCover.BARE_GROUND);
    private static final ChangeClass GREEN = Scene.of(LandCover.BARE_GROUND, LandCover.VEGETATION);

    /** Compares the scene's own two flights: September to October. */
    private final Change house = Scene.change(30, 30, 20, 10, BUILT);

    private final LaterComparison november = LaterComparison.between("2026-10-05", "2026-11-05");
    private final LaterComparison septemberToNovember = LaterComparison.between("2026-09-03", "2026-11-05");

    @Test
    void aHouseThatAComparisonWithAnOlderBaselineShowsOnceMoreIsSeenAgain() {
        assertThat(kinds(septemberToNovember.change(31, 30, 20, 10, BUILT))).containsExactly(SightingKind.SEEN_AGAIN);
        assertThat(kinds(septemberToNovember.change(30, 30, 20, 14, BUILT))).containsExactly(SightingKind.GROWN);
        assertThat(kinds(septemberToNovember.change(30, 30, 14, 10, BUILT)))
                .as("a smaller outline is no evidence that anything went")
                .containsExactly(SightingKind.SEEN_AGAIN);
    }

    @Test
    void anAnnexeAlongAHouseThatStoodAlreadyIsItsGrowth() {
        assertThat(kinds(november.change(50, 30, 8, 10, BUILT))).containsExactly(SightingKind.GROWN);
        assertThat(kinds(november.change(50.8, 30, 8, 10, BUILT))).containsExactly(SightingKind.GROWN);
    }

    @Test
    void whatIsLargerThanTheHouseAndOnlyAlongItIsALeadOfItsOwn() {
        assertThat(kinds(november.change(50, 30, 40, 10, BUILT))).isEmpty();
    }

    @Test
    void whatComesAfterALeadIsOverIsALeadOfItsOwn() {
        assertThat(SightingRule.of(
                        november.change(30, 30, 20, 10, BUILT), List.of(new Known(house, house.id(), Course.OVER))))
                .isEmpty();
    }

    @Test
    void aHouseAcrossTheBorderOfTwoBaselinesGroundIsOneLead() {
        LaterComparison otherBaseline = LaterComparison.between("2026-08-01", "2026-11-05");
        Change half = septemberToNovember.change(100, 100, 8, 12, BUILT);
        assertThat(kinds(otherBaseline.change(108, 100, 9, 12, BUILT), half)).containsExactly(SightingKind.GROWN);
    }

    @Test
    void aYardThatIsBrokenUpIsGone() {
        Change yard = Scene.change(30, 30, 20, 10, Scene.of(LandCover.VEGETATION, LandCover.HARD_SURFACE));
        assertThat(kinds(
                        november.change(30, 30, 20, 10, Scene.of(LandCover.HARD_SURFACE, LandCover.BARE_GROUND)), yard))
                .containsExactly(SightingKind.GONE);
    }

    @Test
    void aHouseWithALaneBetweenIsALeadOfItsOwn() {
        assertThat(kinds(november.change(53, 30, 8, 10, BUILT))).isEmpty();
    }

    @Test
    void aHouseThatIsDemolishedIsGoneAndOneThatIsHalfDemolishedHasShrunk() {
        assertThat(kinds(november.change(29, 29, 22, 12, DEMOLISHED))).containsExactly(SightingKind.GONE);
        assertThat(kinds(november.change(30, 30, 10, 10, DEMOLISHED))).containsExactly(SightingKind.SHRUNK);
        assertThat(SightingKind.GONE.proposesRemoval()).isTrue();
        assertThat(SightingKind.SEEN_AGAIN.proposesRemoval()).isFalse();
    }

    @Test
    void whatIsDemolishedBeforeTheHouseWasThereIsNotThisHouse() {
        assertThat(kinds(septemberToNovember.change(30, 30, 20, 10, DEMOLISHED)))
                .isEmpty();
    }

    @Test
    void bareGroundThatIsGreenAgainIsGoneAndAHouseOnItIsALeadOfItsOwn() {
        Change bared = Scene.change(30, 30, 20, 10, BARED);
        assertThat(kinds(november.change(30, 30, 20, 10, GREEN), bared)).containsExactly(SightingKind.GONE);
        assertThat(kinds(november.change(30, 30, 20, 10, Scene.of(LandCover.BARE_GROUND, LandCover.BUILDING)), bared))
                .isEmpty();
    }

    @Test
    void changesOfOneComparisonAreNeverOneLead() {
        assertThat(kinds(Scene.change(31, 30, 20, 10, BUILT))).isEmpty();
    }

    @Test
    void withoutKnownDaysNothingIsTheSame() {
        assertThat(kinds(LaterComparison.on(AcquisitionDate.UNKNOWN, new AcquisitionDate("2026-11-05"))
                        .change(30, 30, 20, 10, BUILT)))
                .isEmpty();
    }

    @Test
    void aFlightThatEndedEarlierDoesNotContinueALead() {
        assertThat(kinds(LaterComparison.between("2026-08-01", "2026-09-20").change(30, 30, 20, 10, BUILT)))
                .isEmpty();
    }

    @Test
    void ofSeveralKnownOnesTheOneWithTheMostSharedGroundCounts() {
        Change shed = Scene.change(50, 30, 30, 10, BUILT);
        Change later = septemberToNovember.change(45, 30, 35, 10, BUILT);
        assertThat(SightingRule.of(
                        later,
                        List.of(new Known(house, house.id(), Course.OPEN), new Known(shed, shed.id(), Course.OPEN))))
                .hasValueSatisfying(sighting -> assertThat(sighting.lead()).isEqualTo(shed.id()));
    }

    private List<SightingKind> kinds(Change later) {
        return kinds(later, house);
    }

    private static List<SightingKind> kinds(Change later, Change known) {
        return SightingRule.of(later, List.of(new Known(known, known.id(), Course.OPEN))).map(Sighting::kind).stream()
                .toList();
    }
}
