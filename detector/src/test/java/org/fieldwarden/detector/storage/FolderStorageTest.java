package org.fieldwarden.detector.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStorageTest {

    private static final byte[] ONE = {1};
    private static final byte[] TWO = {2, 2};

    @TempDir
    Path folder;

    private Storage storage;

    @BeforeEach
    void openStorage() throws IOException {
        storage = FolderStorage.in(folder.resolve("./made/../store"));
    }

    @Test
    void whatWasPutIsFoundReplacedAndDeleted() {
        assertThat(storage.find("a/b")).isEmpty();
        assertThat(storage.contains("a/b")).isFalse();

        storage.put("a/b", ONE);
        assertThat(storage.find("a/b"))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(ONE));
        storage.put("a/b", TWO);
        assertThat(storage.find("a/b"))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(TWO));
        assertThat(storage.contains("a/b")).isTrue();
        assertThat(storage.contains("a")).as("a folder is no piece of data").isFalse();

        storage.delete("a/b");
        storage.delete("a/b");
        assertThat(storage.contains("a/b")).isFalse();
    }

    @Test
    void namesOfAFolderAreListedInOrderAndUnfinishedOnesAreNot() throws IOException {
        storage.put("b/2", ONE);
        storage.put("b/1/x", ONE);
        storage.put("c", ONE);
        Files.write(folder.resolve("store/b/left-behind.part"), ONE);

        assertThat(storage.list("b")).containsExactly("b/1/x", "b/2");
        assertThat(storage.list("")).containsExactly("b/1/x", "b/2", "c");
        assertThat(storage.list("nothing")).isEmpty();
    }

    @Test
    void partOfAStorageIsAStorage() {
        Storage part = storage.under("jobs").under("7");
        part.put("x/y", TWO);

        assertThat(storage.list("")).containsExactly("jobs/7/x/y");
        assertThat(part.list("")).containsExactly("x/y");
        assertThat(part.list("x")).containsExactly("x/y");
        assertThat(part.contains("x/y")).isTrue();
        part.delete("x/y");
        assertThat(part.find("x/y")).isEmpty();
    }

    @Test
    void nameOutsideIsRefused() {
        assertThatThrownBy(() -> storage.put("../x", ONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> storage.find("a/../..")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void storageThatCannotBeWrittenSaysSo() throws IOException {
        Files.write(folder.resolve("store/file"), ONE);

        assertThatThrownBy(() -> storage.put("file/below", ONE))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("file");
    }
}
