package org.fieldwarden.reporting.register;

import org.fieldwarden.core.Change;

/**
 * A change with the number under which people know it.
 *
 * @param number case number (图斑编号) such as {@code 440222JZ2600017}, or the change id where no division is known
 */
public record NumberedChange(Change change, String number) {

    public NumberedChange {
        if (number.isBlank()) {
            throw new IllegalArgumentException("A listed change has a number: " + change.id());
        }
    }

    /** A change that has no case number is known by its id. */
    public static NumberedChange byId(Change change) {
        return new NumberedChange(change, change.id().value());
    }
}
