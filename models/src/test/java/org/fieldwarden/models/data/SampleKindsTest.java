package org.fieldwarden.models.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.fieldwarden.core.UsageException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SampleKindsTest {

    private static final int SIDE = 96;
    private static final byte BUILDING = 0;
    private static final byte VEGETATION = 3;

    @SuppressWarnings("NullAway.Init") // written before all tests
    private static ImageryPacks packs;

    @BeforeAll
    static void writePacks(@TempDir Path folder) throws IOException {
        packs = ImageryPacks.in(FakePacks.write(folder)).withOutlines(FakePacks.outlines(folder));
    }

    private static SampleSource source(SampleKind kind) {
        return SampleSource.of(SIDE, SampleMix.only(kind), 7, packs, "train");
    }

    private static List<TrainingSample> samples(SampleKind kind, int count) {
        SampleSource source = source(kind);
        return IntStream.range(0, count).mapToObj(source::sample).toList();
    }

    private static int count(IntPredicate pixels) {
        return (int) IntStream.range(0, SIDE * SIDE).filter(pixels).count();
    }

    private static int changed(TrainingSample sample) {
        return count(i -> sample.changed()[i] == 1);
    }

    @ParameterizedTest
    @EnumSource(SampleKind.class)
    void sameNumberGivesTheSameSample(SampleKind kind) {
        SampleSource one = source(kind);
        TrainingSample third = one.sample(3);

        assertThat(source(kind).sample(3)).usingRecursiveComparison().isEqualTo(third);
        assertThat(one.sample(4).current()).isNotEqualTo(third.current());
    }

    @ParameterizedTest
    @EnumSource(SampleKind.class)
    void labelsAreInRange(SampleKind kind) {
        for (TrainingSample sample : samples(kind, 4)) {
            assertThat(count(i -> sample.changed()[i] != 0
                            && sample.changed()[i] != 1
                            && sample.changed()[i] != TrainingSample.IGNORE))
                    .isZero();
            for (byte[] cover : List.of(sample.baselineCover(), sample.currentCover())) {
                assertThat(count(i -> (cover[i] & 0xff) > 4 && (cover[i] & 0xff) < 254))
                        .isZero();
            }
        }
    }

    /** What has changed bears another land cover on the two dates, but for the shift between them. */
    @Test
    void pastedGroundChangesItsCover() {
        int all = 0;
        int other = 0;
        for (TrainingSample sample : samples(SampleKind.PASTED, 12)) {
            all += changed(sample);
            other += count(i -> sample.changed()[i] == 1 && sample.baselineCover()[i] != sample.currentCover()[i]);
            assertThat(changed(sample)).isLessThan(SIDE * SIDE / 2);
        }
        assertThat(all).isGreaterThan(500);
        assertThat(other).isGreaterThan(all * 8 / 10);
    }

    @Test
    void pastedGroundLosesBuildingsToo() {
        int lost = 0;
        int won = 0;
        for (TrainingSample sample : samples(SampleKind.PASTED, 30)) {
            lost += count(i -> sample.changed()[i] == 1 && sample.baselineCover()[i] == BUILDING) > 20 ? 1 : 0;
            won += count(i -> sample.changed()[i] == 1 && sample.currentCover()[i] == BUILDING) > 20 ? 1 : 0;
        }
        assertThat(lost).isGreaterThan(5);
        assertThat(won).isGreaterThan(5);
    }

    @Test
    void regionsChangeWhereOneDateAloneIsBuilt() {
        int all = 0;
        int one = 0;
        int unchangedBuildings = 0;
        for (TrainingSample sample : samples(SampleKind.REGION, 12)) {
            all += changed(sample);
            one += count(i -> sample.changed()[i] == 1
                    && (sample.baselineCover()[i] == BUILDING) != (sample.currentCover()[i] == BUILDING));
            unchangedBuildings += count(i -> sample.changed()[i] == 0
                    && sample.baselineCover()[i] == BUILDING
                    && sample.currentCover()[i] == BUILDING);
        }
        assertThat(all).isGreaterThan(500);
        assertThat(one).isGreaterThan(all * 8 / 10);
        assertThat(unchangedBuildings).as("outside the regions").isGreaterThan(500);
    }

    @Test
    void pairedPlacesChangeExactlyWhereOneIsBuilt() {
        for (TrainingSample sample : samples(SampleKind.PAIRED, 6)) {
            for (int i = 0; i < SIDE * SIDE; i++) {
                boolean first = sample.baselineCover()[i] == BUILDING;
                boolean second = sample.currentCover()[i] == BUILDING;
                if (sample.changed()[i] == 1) {
                    assertThat(first).isNotEqualTo(second);
                } else if (first || second) {
                    assertThat(sample.changed()[i]).isEqualTo(TrainingSample.IGNORE);
                }
            }
        }
    }

    @Test
    void undisturbedGroundHasNotChangedAnywhere() {
        for (TrainingSample sample : samples(SampleKind.UNDISTURBED, 6)) {
            assertThat(sample.changed()).containsOnly(0);
            assertThat(sample.baseline()).isNotEqualTo(sample.current());
            assertThat(count(i -> sample.baselineCover()[i] == sample.currentCover()[i]))
                    .isGreaterThan(SIDE * SIDE * 6 / 10);
        }
    }

    @Test
    void repeatsKnowVegetationByNearInfraredAlone() {
        int leafy = 0;
        for (TrainingSample sample : samples(SampleKind.REPEATS, 8)) {
            assertThat(sample.changed()).containsOnly(0);
            assertThat(count(i -> sample.currentCover()[i] != VEGETATION
                            && sample.currentCover()[i] != TrainingSample.IGNORE))
                    .isZero();
            leafy += count(i -> sample.currentCover()[i] == VEGETATION);
        }
        assertThat(leafy).isBetween(8 * SIDE * SIDE / 20, 8 * SIDE * SIDE / 2);
    }

    /** The drawn roof is red, all else is green. */
    @Test
    void realChangesAreWhereTheyWereDrawn() {
        int all = 0;
        int built = 0;
        int red = 0;
        for (TrainingSample sample : samples(SampleKind.CHANGES, 30)) {
            for (int i = 0; i < SIDE * SIDE; i++) {
                if (sample.changed()[i] == 1) {
                    boolean appears = sample.currentCover()[i] == BUILDING;
                    byte[] with = appears ? sample.current() : sample.baseline();
                    byte[] without = appears ? sample.baseline() : sample.current();
                    all++;
                    built += sample.baselineCover()[i] == BUILDING || appears ? 1 : 0;
                    red += redness(with, i) > redness(without, i) ? 1 : 0;
                }
            }
        }
        assertThat(all).isGreaterThan(1000);
        assertThat(built).isEqualTo(all);
        assertThat(red).isGreaterThan(all * 9 / 10);
    }

    private static int redness(byte[] rgb, int at) {
        return (rgb[3 * at] & 0xff) - (rgb[3 * at + 1] & 0xff);
    }

    @Test
    void leftOutPlacesAreNotSeen() {
        ImageryPacks without = packs.without(List.of("ne", "isle"));

        assertThat(without.places("train")).isEmpty();
        assertThat(without.unchangedPairs("train")).isEmpty();
        assertThat(without.unchangedPairs("validation"))
                .as("validation has places of its own")
                .hasSize(1);
        assertThat(packs.places("train")).extracting(LabelledPlace::name).containsExactly("isle", "near");
        assertThatThrownBy(() -> SampleSource.of(SIDE, SampleMix.only(SampleKind.REPEATS), 7, without, "train"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'repeats'");
    }

    @Test
    void changesNeedOutlines(@TempDir Path folder) throws IOException {
        ImageryPacks bare = ImageryPacks.in(FakePacks.write(folder));

        assertThatThrownBy(() -> SampleSource.of(SIDE, SampleMix.only(SampleKind.CHANGES), 7, bare, "train"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("outlines");
    }

    @Test
    void mixNamesItsKinds() {
        assertThat(SampleMix.ofKeys(Map.of("pasted", 2.0)).weight(SampleKind.PASTED))
                .isEqualTo(2);
        assertThat(SampleMix.ofKeys(Map.of("pasted", 2.0)).weight(SampleKind.REGION))
                .isZero();
        assertThatThrownBy(() -> SampleMix.ofKeys(Map.of("paste", 2.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'paste'")
                .hasMessageContaining("undisturbed");
    }
}
