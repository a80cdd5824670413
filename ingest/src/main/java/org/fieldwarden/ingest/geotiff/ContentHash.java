package org.fieldwarden.ingest.geotiff;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.fieldwarden.core.InputDataException;

/** SHA-256 of a file's bytes as lower-case hex: what a flight's content is known by. */
public final class ContentHash {

    private ContentHash() {}

    /** Streams the file. */
    public static String of(Path file) {
        return copying(file, OutputStream.nullOutputStream());
    }

    /** Streams the file to {@code copy}, which stays open, and hashes what was copied. */
    public static String copying(Path file, OutputStream copy) {
        MessageDigest digest = sha256();
        try (InputStream input = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] buffer = new byte[1 << 18];
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                copy.write(buffer, 0, count);
            }
        } catch (IOException e) {
            throw new InputDataException(
                    file.toString(), "read", "The file cannot be read or copied: " + e.getMessage(), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
