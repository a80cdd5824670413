package org.fieldwarden.core;

import java.util.regex.Pattern;

/**
 * Authority code of a coordinate reference system.
 *
 * @param code for example {@code EPSG:4547}
 */
public record CrsCode(String code) {

    private static final Pattern FORM = Pattern.compile("[A-Z]+:[0-9A-Za-z]+");

    /** CGCS2000 geographic. In our code coordinates are longitude, latitude whatever the registry's order. */
    public static final CrsCode CGCS2000 = new CrsCode("EPSG:4490");

    public CrsCode {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("A CRS code looks like EPSG:4547, not: " + code);
        }
    }

    public static CrsCode epsg(int number) {
        return new CrsCode("EPSG:" + number);
    }

    @Override
    public String toString() {
        return code;
    }
}
