package org.fieldwarden.ingest;

import java.text.Normalizer;

/**
 * A file as it came, kept for whoever asks later what a flight was made of.
 *
 * @param name its name when it came, for people only: never used as a path; at most 255 characters without control
 *     characters
 * @param contentHash lower-case hex SHA-256 of its bytes
 * @param bytes its length
 */
public record ReceivedFile(String name, String contentHash, long bytes) {

    private static final int MAX_NAME = 255;

    public ReceivedFile {
        name = readable(name);
    }

    /** Any name, as harmless text. */
    static String readable(String name) {
        String clean = Normalizer.normalize(name, Normalizer.Form.NFC).replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "?");
        return clean.length() <= MAX_NAME ? clean : clean.substring(0, MAX_NAME - 1) + "…";
    }
}
