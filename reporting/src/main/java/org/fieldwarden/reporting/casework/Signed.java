package org.fieldwarden.reporting.casework;

import java.time.Instant;
import org.fieldwarden.core.UsageException;

/**
 * Who does something, when and why.
 *
 * @param why a sentence for whoever asks later
 */
public record Signed(Person who, Instant when, String why) {

    public Signed {
        why = why.strip();
        if (why.isEmpty()) {
            throw new UsageException("Say why with --why: the reason stands in the history of the case.");
        }
    }
}
