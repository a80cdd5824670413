package org.fieldwarden.app.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import java.util.Random;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.storage.Storage;
import org.junit.jupiter.api.Test;

/** Against a real server that speaks S3. */
final class S3StorageTest {

    private static final byte[] ONE = {1};

    private final S3Mock server = S3Mock.running();

    @Test
    void whatWasPutIsFoundReplacedAndDeleted() {
        Storage storage = server.storage("contract");
        byte[] large = new byte[900_000];
        new Random(1).nextBytes(large);
        assertThat(storage.find("a/b")).isEmpty();
        assertThat(storage.contains("a/b")).isFalse();

        storage.put("a/b", ONE);
        storage.put("a/b", large);
        assertThat(storage.find("a/b"))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(large));
        assertThat(storage.contains("a/b")).isTrue();
        assertThat(storage.contains("a")).isFalse();

        storage.delete("a/b");
        storage.delete("a/b");
        assertThat(storage.contains("a/b")).isFalse();
    }

    @Test
    void namesOfAFolderAreListedInOrderAndThoseOfItsNeighboursAreNot() {
        Storage storage = server.storage("lists");
        storage.put("b/2", ONE);
        storage.put("b/1/x", ONE);
        storage.put("bb/3", ONE);
        server.storage("lists-of-others").put("b/9", ONE);

        assertThat(storage.list("b")).containsExactly("b/1/x", "b/2");
        assertThat(storage.list("")).containsExactly("b/1/x", "b/2", "bb/3");
        assertThat(storage.list("nothing")).isEmpty();
        assertThat(storage.under("b").list("")).containsExactly("1/x", "2");
    }

    @Test
    void bucketThatIsNotThereIsNamedAtTheStart() {
        assertThatThrownBy(() -> S3Storage.open("nobodys-bucket/x", Optional.of(server.endpoint())))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("s3://nobodys-bucket/x")
                .hasMessageContaining("--s3-endpoint");
    }

    @Test
    void serverThatIsNotThereIsNamedAtTheStart() {
        assertThatThrownBy(() -> S3Storage.open("fieldwarden", Optional.of(URI.create("http://127.0.0.1:1"))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("s3://fieldwarden");
    }
}
