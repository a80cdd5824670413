package org.fieldwarden.reporting.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseFileTest {

    private static final Extent GROUND = extent(300, 200);

    private static Extent extent(double area, double farmland) {
        return new Extent(new SquareMetres(area), new SquareMetres(farmland));
    }

    private static SignedVerdict signed(Verdict verdict) {
        return new SignedVerdict(
                verdict, new Signed(new Person("网格员甲"), Instant.parse("2026-10-20T02:00:00Z"), "实地核查"));
    }

    private static CaseFile decided(Verdict verdict) {
        return CaseFile.unchecked(GROUND).decide(signed(verdict), GROUND);
    }

    @Test
    void whatIsFoundIllegalIsRectifiedReviewedAndClosed() {
        CaseFile begun = decided(Verdict.ILLEGAL).beginRectification();
        assertThat(begun.state()).isEqualTo(CaseState.RECTIFYING);
        CaseFile part = begun.rectify(Rectification.DEMOLISHED, extent(100, 50));
        assertThat(part.state()).isEqualTo(CaseState.RECTIFYING);
        assertThat(part.left()).isEqualTo(extent(200, 150));
        CaseFile whole = part.rectify(Rectification.PERMITTED, part.left());
        assertThat(whole.state()).isEqualTo(CaseState.RECTIFIED);
        assertThat(whole.countsAsRectified()).isFalse();
        assertThat(whole.submit().countsAsRectified()).as("待审核").isFalse();
        CaseFile closed = whole.submit().pass().close();
        assertThat(closed.state()).isEqualTo(CaseState.CLOSED);
        assertThat(closed.countsAsRectified()).isTrue();
        assertThat(closed.mainWay()).contains(Rectification.PERMITTED);
    }

    @ParameterizedTest
    @EnumSource(value = Verdict.class, mode = EnumSource.Mode.EXCLUDE, names = "ILLEGAL")
    void whatIsNotIllegalIsReviewedAndClosedWithoutRectification(Verdict verdict) {
        CaseFile decided = decided(verdict);
        assertThatThrownBy(decided::beginRectification).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> decided.rectify(Rectification.OTHER, GROUND)).isInstanceOf(UsageException.class);
        assertThat(decided.submit().pass().close().state()).isEqualTo(CaseState.CLOSED);
        assertThat(decided.left().isNone()).isTrue();
    }

    @Test
    void groundThatIsLeftKeepsACaseFromReviewAndClosing() {
        CaseFile part = decided(Verdict.ILLEGAL).rectify(Rectification.DEMOLISHED, extent(299, 200));
        assertThatThrownBy(part::submit).isInstanceOf(UsageException.class).hasMessageContaining("整改中");
        assertThatThrownBy(part::close).isInstanceOf(UsageException.class);
        CaseFile forged = new CaseFile(CaseState.REVIEWED, part.verdict(), part.extent(), part.rectified());
        assertThatThrownBy(forged::close).isInstanceOf(UsageException.class).hasMessageContaining("unrectified ground");
    }

    @Test
    void moreThanIsLeftCannotBeRectified() {
        CaseFile decided = decided(Verdict.ILLEGAL);
        assertThatThrownBy(() -> decided.rectify(Rectification.OTHER, extent(301, 0)))
                .hasMessageContaining("300.00 m2 left");
        assertThatThrownBy(() -> decided.rectify(Rectification.OTHER, extent(250, 201)))
                .hasMessageContaining("200.00 m2 of them farmland");
        assertThatThrownBy(() -> decided.rectify(Rectification.OTHER, Extent.NONE))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void aFailedReviewStartsRectificationAnew() {
        CaseFile failed = decided(Verdict.ILLEGAL)
                .rectify(Rectification.DEMOLISHED, GROUND)
                .submit()
                .fail();
        assertThat(failed.state()).isEqualTo(CaseState.RECTIFYING);
        assertThat(failed.left()).isEqualTo(GROUND);
        assertThat(decided(Verdict.LAWFUL).submit().fail().state()).isEqualTo(CaseState.DECIDED);
    }

    @Test
    void returnAndObjectionWithdrawTheVerdictFromWhereverACaseStands() {
        List<CaseFile> cases = List.of(
                decided(Verdict.ILLEGAL),
                decided(Verdict.ILLEGAL).rectify(Rectification.DEMOLISHED, extent(10, 0)),
                decided(Verdict.LAWFUL).submit().pass().close());
        assertThat(cases).allSatisfy(one -> {
            assertThat(one.goBack().state()).isEqualTo(CaseState.UNCHECKED);
            assertThat(one.goBack().verdict()).isEmpty();
        });
        assertThatThrownBy(() -> CaseFile.unchecked(GROUND).goBack()).isInstanceOf(UsageException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "fieldwarden", "系统", "Admin", "12345"})
    void nobodyAndMachinesCannotSign(String name) {
        assertThatThrownBy(() -> new Person(name)).isInstanceOf(UsageException.class);
    }

    @Test
    void aStepWithoutReasonIsRefused() {
        assertThatThrownBy(() -> new Signed(new Person("网格员甲"), Instant.EPOCH, "  "))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--why");
    }

    /** Cases that went any way at all: both equations hold for count, area and farmland. */
    @Test
    void theSumsOfCasesInWhateverStateAddUp() {
        Random random = new Random(20);
        List<CaseFile> cases = new ArrayList<>();
        for (int index = 0; index < 500; index++) {
            cases.add(anyCase(random));
        }
        CaseSums sums = CaseSums.of(cases);
        assertThat(sums.addUp()).as("seed 20").isTrue();
        assertThat(EnumSet.copyOf(cases.stream().map(CaseFile::state).toList()))
                .isEqualTo(EnumSet.allOf(CaseState.class));
        assertThat(sums.total().count())
                .isEqualTo((int) cases.stream().filter(CaseFile::isIllegal).count());
        assertThat(sums.remaining().count()).isPositive();
        assertThat(sums.rectified().count()).isEqualTo((int) cases.stream()
                .filter(one -> one.isIllegal()
                        && Set.of(CaseState.REVIEWED, CaseState.CLOSED).contains(one.state()))
                .count());
    }

    @Test
    void sumsThatDoNotAddUpAreSeen() {
        CaseSums right = CaseSums.of(List.of(decided(Verdict.ILLEGAL)));
        assertThat(right.addUp()).isTrue();
        assertThat(new CaseSums(right.total(), right.rectified(), right.rectified(), right.ways()).addUp())
                .isFalse();
    }

    private static CaseFile anyCase(Random random) {
        double area = 20 + random.nextDouble() * 1000;
        CaseFile one = CaseFile.unchecked(extent(area, area * random.nextDouble()));
        for (int step = random.nextInt(12); step > 0; step--) {
            try {
                one = anyStep(one, random);
            } catch (UsageException refused) {
                // A step that cannot follow leaves the case as it is.
                assertThat(refused).hasMessageMatching("(?s).+");
            }
        }
        return one;
    }

    private static CaseFile anyStep(CaseFile one, Random random) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> one.decide(signed(random.nextInt(3) == 0 ? Verdict.LAWFUL : Verdict.ILLEGAL), one.extent());
            case 2 -> one.rectify(anyWay(random), share(one.left(), random.nextDouble()));
            case 3 -> one.rectify(anyWay(random), one.left());
            case 4 -> one.submit();
            case 5 -> random.nextInt(4) == 0 ? one.fail() : one.pass();
            case 6 -> one.close();
            default -> random.nextInt(6) == 0 ? one.goBack() : one;
        };
    }

    private static Rectification anyWay(Random random) {
        List<Rectification> ways = List.of(Rectification.values());
        return ways.get(random.nextInt(ways.size()));
    }

    private static Extent share(Extent whole, double share) {
        return extent(whole.area().value() * share, whole.farmland().value() * share);
    }
}
