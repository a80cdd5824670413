package org.fieldwarden.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Deterministic name of a change: the same flight pair, location cell and change class always give the same id, so a
 * change that is sent twice is one change.
 *
 * @param value {@code fw-} and 16 lower-case hex digits
 */
public record ChangeId(String value) implements Comparable<ChangeId> {

    private static final Pattern FORM = Pattern.compile("fw-[0-9a-f]{16}");

    public ChangeId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A change id is fw- and 16 hex digits, not: " + value);
        }
    }

    /**
     * The id of a change.
     *
     * @param pairKey {@link FlightPair#key()}
     * @param locationCell stable name of the place inside the pair
     * @param changed change class
     */
    public static ChangeId of(String pairKey, String locationCell, ChangeClass changed) {
        String text = pairKey + "|" + locationCell + "|" + changed.code();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new ChangeId("fw-" + HexFormat.of().formatHex(digest, 0, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public int compareTo(ChangeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
