package org.fieldwarden.models.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampleSourceTest {

    private static final int SIDE = 128;

    private final SampleSource source = SampleSource.rendered(SIDE, 42);

    @TempDir
    private Path folder;

    @Test
    void sameNumberGivesTheSameSample() {
        assertSame(SampleSource.rendered(SIDE, 42).sample(5), source.sample(5));
    }

    @Test
    void otherNumberOrSeedGivesAnotherSample() {
        byte[] one = source.sample(5).baseline();

        assertThat(source.sample(6).baseline()).isNotEqualTo(one);
        assertThat(SampleSource.rendered(SIDE, 43).sample(5).baseline()).isNotEqualTo(one);
    }

    @Test
    void renderedSamplesHaveChangesAndLabelsInRange() {
        int changed = 0;
        for (int number = 0; number < 12; number++) {
            TrainingSample sample = source.sample(number);
            for (int i = 0; i < SIDE * SIDE; i++) {
                assertThat(sample.changed()[i]).isIn((byte) 0, (byte) 1, TrainingSample.IGNORE);
                assertThat(sample.baselineCover()[i]).isBetween((byte) 0, (byte) 4);
                assertThat(sample.currentCover()[i]).isBetween((byte) 0, (byte) 4);
            }
            changed += count(sample.changed(), (byte) 1) > 20 ? 1 : 0;
            assertThat(count(sample.changed(), TrainingSample.IGNORE))
                    .as("only rims are left out")
                    .isLessThan(SIDE * SIDE / 10);
        }
        assertThat(changed).as("samples with changes, of 12").isBetween(5, 12);
    }

    private static int count(byte[] labels, byte wanted) {
        int count = 0;
        for (byte label : labels) {
            count += label == wanted ? 1 : 0;
        }
        return count;
    }

    @Test
    void writtenSamplesAreReadBack() {
        SampleShard.write(folder.resolve("train-1.bin"), source, 100, 2);
        SampleShard.write(folder.resolve("train-2.bin"), source, 200, 1);

        try (SampleFiles files = SampleFiles.open(folder, "train-", SIDE)) {
            assertThat(files.count()).isEqualTo(3);
            assertSame(files.read(0), source.sample(100));
            assertSame(files.read(1), source.sample(101));
            assertSame(files.read(2), source.sample(200));
            assertThatThrownBy(() -> files.read(3)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void fileThatIsCutIsRefused() throws IOException {
        Path file = folder.resolve("train-1.bin");
        SampleShard.write(file, source, 0, 1);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), SIDE * SIDE * 8));

        assertThatThrownBy(() -> SampleFiles.open(folder, "train-", SIDE))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("make it again");
    }

    @Test
    void folderThatIsNotThereIsAMatterForTheUser() {
        assertThatThrownBy(() -> SampleFiles.open(folder.resolve("nowhere"), "train-", SIDE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void mixThatNeedsImageryIsRefusedWithoutIt() {
        assertThatThrownBy(() -> SampleSet.rendered(1, SampleMix.ofKeys(Map.of("rendered", 1.0, "region", 0.1))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--data")
                .hasMessageContaining("region");
        assertThatThrownBy(() -> SampleMix.ofKeys(Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SampleMix.ofKeys(Map.of("rendered", 0.0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SampleMix.ofKeys(Map.of("rendered", 1.0, "pasted", -1.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertSame(TrainingSample one, TrainingSample other) {
        assertThat(one).usingRecursiveComparison().isEqualTo(other);
    }
}
