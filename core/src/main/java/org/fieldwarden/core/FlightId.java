package org.fieldwarden.core;

import java.util.regex.Pattern;

/**
 * Name of a flight, unique in a catalogue and safe as a file name.
 *
 * @param value 1 to 64 letters, digits, dots, underscores or hyphens, starting with a letter or digit
 */
public record FlightId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public FlightId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A flight id has 1 to 64 letters, digits, '.', '_' or '-', not: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
