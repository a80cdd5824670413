package org.fieldwarden.reporting.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.fieldwarden.core.UsageException;

/** Writes a file beside its final place and moves it there when it is complete: readers never see half a file. */
public final class WholeFile {

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Path temporary) throws IOException;
    }

    private WholeFile() {}

    /**
     * Writes {@code target}, replacing what was there.
     *
     * @throws UsageException where the folder cannot be written
     */
    public static void write(Path target, Content content) {
        Path whole = target.toAbsolutePath();
        Path temporary = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            Files.createDirectories(whole.getParent());
            content.writeTo(temporary);
            moveInto(temporary, whole);
        } catch (IOException e) {
            UsageException failure =
                    new UsageException("Cannot write " + whole + " (" + e + "): free space or choose another folder.");
            failure.initCause(e);
            discard(temporary, failure);
            throw failure;
        } catch (RuntimeException e) {
            discard(temporary, e);
            throw e;
        }
    }

    /** Writes {@code text} as UTF-8. */
    public static void writeText(Path target, String text) {
        write(target, temporary -> Files.writeString(temporary, text, StandardCharsets.UTF_8));
    }

    /** Lower-case hex SHA-256 of a file's bytes. */
    public static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void moveInto(Path temporary, Path whole) throws IOException {
        try {
            Files.move(temporary, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            // Some network shares cannot move atomically; a plain move is the best they offer.
            Files.move(temporary, whole, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(Path temporary, RuntimeException failure) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
