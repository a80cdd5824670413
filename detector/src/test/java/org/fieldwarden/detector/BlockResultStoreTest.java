package org.fieldwarden.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;
import org.fieldwarden.core.SquareMetres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockResultStoreTest {

    private static final PixelGrid GRID = PaintedOrthophoto.grid(100, 80);
    private static final PixelWindow WINDOW = PixelWindow.atSize(10, 20, 31, 17);
    private static final BlockKey.Sources SOURCES = new BlockKey.Sources("a", "b", "c", "threshold 0.5");
    private static final BlockKey KEY = BlockKey.of(SOURCES, GRID, WINDOW);

    @TempDir
    Path folder;

    private BlockResultStore store;

    @BeforeEach
    void openStore() throws IOException {
        store = BlockResultStore.in(folder);
    }

    @Test
    void resultsComeBackAsTheyWerePut() {
        BlockResult result = result();
        assertThat(store.find(KEY)).isEmpty();
        store.put(KEY, result);
        store.put(KEY, result);
        assertThat(store.find(KEY)).contains(result);
        assertThat(store.contains(KEY)).isTrue();
        assertThat(store.keys()).containsExactly(KEY);
        store.delete(KEY);
        assertThat(store.contains(KEY)).isFalse();
    }

    @Test
    void noTemporaryFileRemains() throws IOException {
        store.put(KEY, result());
        assertThat(files()).containsExactly(file());
    }

    @Test
    void aCutFileIsDeletedAndNotTrusted() throws IOException {
        store.put(KEY, result());
        Path file = file();
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 3, 50, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(store.find(KEY)).as("cut to %d bytes", length).isEmpty();
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void anyFlippedBitIsNoticed() throws IOException {
        store.put(KEY, result());
        Path file = file();
        byte[] whole = Files.readAllBytes(file);
        for (int index = 0; index < whole.length; index += 7) {
            byte[] damaged = whole.clone();
            damaged[index] ^= 4;
            Files.write(file, damaged);
            assertThat(store.find(KEY)).as("byte %d", index).isEmpty();
        }
    }

    @Test
    void aFileUnderAnotherKeyIsNotTrusted() throws IOException {
        store.put(KEY, result());
        byte[] bytes = Files.readAllBytes(file());
        BlockKey other = BlockKey.of(SOURCES, GRID, PixelWindow.atSize(0, 0, 31, 17));
        store.put(other, result());
        Path otherFile = files().stream()
                .filter(path -> path.toString().contains(other.sha256()))
                .findFirst()
                .orElseThrow();
        Files.write(otherFile, bytes);
        assertThat(store.find(other)).isEmpty();
    }

    @Test
    void everySourceChangesTheKey() {
        List<BlockKey> keys = Stream.of(
                        new BlockKey.Sources("a", "b", "c", "threshold 0.5"),
                        new BlockKey.Sources("b", "a", "c", "threshold 0.5"),
                        new BlockKey.Sources("ab", "", "c", "threshold 0.5"),
                        new BlockKey.Sources("a", "b", "d", "threshold 0.5"),
                        new BlockKey.Sources("a", "b", "c", "threshold 0.6"))
                .map(sources -> BlockKey.of(sources, GRID, WINDOW))
                .toList();
        assertThat(keys).doesNotHaveDuplicates().startsWith(KEY);
        assertThat(BlockKey.of(SOURCES, PaintedOrthophoto.grid(101, 80), WINDOW))
                .isNotEqualTo(KEY);
        assertThat(BlockKey.of(SOURCES, GRID, PixelWindow.atSize(10, 20, 31, 18)))
                .isNotEqualTo(KEY);
    }

    private static BlockResult result() {
        byte[] scores = new byte[31 * 17];
        byte[] covers = new byte[31 * 17];
        Random random = new Random(4);
        random.nextBytes(scores);
        for (int index = 0; index < covers.length; index++) {
            covers[index] = (byte) (random.nextInt(5) << 4 | random.nextInt(5));
        }
        SquareMetres area = new SquareMetres(12.5);
        return new BlockResult(
                ScoreBlock.of(WINDOW, scores, covers),
                List.of(
                        new Issue.Nodata(WINDOW, area),
                        new Issue.CoRegistrationFailed(WINDOW, area, "没有纹理"),
                        new Issue.Unreadable(WINDOW, area, "june.tif", "cut"),
                        new Issue.BlockFailed(WINDOW, area, "score", "not a number")));
    }

    private Path file() throws IOException {
        return files().get(0);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }
}
