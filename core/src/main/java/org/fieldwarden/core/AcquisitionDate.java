package org.fieldwarden.core;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * The local day on which a flight was flown, or the plain statement that it is not known. It is never guessed.
 *
 * @param text ISO-8601 day such as {@code 2026-10-05}, or {@code unknown}
 */
public record AcquisitionDate(String text) {

    private static final String UNKNOWN_TEXT = "unknown";

    public static final AcquisitionDate UNKNOWN = new AcquisitionDate(UNKNOWN_TEXT);

    public AcquisitionDate {
        if (!text.equals(UNKNOWN_TEXT)) {
            try {
                LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("A flight date looks like 2026-10-05, not: " + text, e);
            }
        }
    }

    public static AcquisitionDate on(LocalDate day) {
        return new AcquisitionDate(day.toString());
    }

    public boolean isKnown() {
        return !text.equals(UNKNOWN_TEXT);
    }

    @Override
    public String toString() {
        return text;
    }
}
