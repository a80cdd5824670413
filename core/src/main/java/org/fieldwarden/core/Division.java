package org.fieldwarden.core;

import java.util.regex.Pattern;

/**
 * An administrative division down to the village.
 *
 * @param code division code (XZQDM), 12 digits
 */
public record Division(String code, String county, String township, String village) implements Locality {

    private static final Pattern FORM = Pattern.compile("\\d{12}");

    public Division {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("A division code has 12 digits, not: " + code);
        }
    }

    @Override
    public String key() {
        return code;
    }
}
