package org.fieldwarden.reporting.export;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fieldwarden.core.CrsCode;

/**
 * A Gauss–Krüger zone of CGCS2000, as EPSG 4491 to 4554 number them.
 *
 * @param number zone number (带号): 25 to 45 of three degrees, 13 to 23 of six
 */
record GaussKrugerZone(Family family, int number) {

    private static final int METRES_PER_ZONE = 1_000_000;

    /** Four ways to cut China into zones: width in degrees, and whether the zone's number leads the easting. */
    enum Family {
        SIX_DEGREES_NUMBERED(4491, 6, "CGCS2000_GK_Zone_"),
        SIX_DEGREES(4502, 6, "CGCS2000_GK_CM_"),
        THREE_DEGREES_NUMBERED(4513, 3, "CGCS2000_3_Degree_GK_Zone_"),
        THREE_DEGREES(4534, 3, "CGCS2000_3_Degree_GK_CM_");

        private final int firstCode;
        private final int degrees;
        private final String esriName;

        Family(int firstCode, int degrees, String esriName) {
            this.firstCode = firstCode;
            this.degrees = degrees;
            this.esriName = esriName;
        }

        /** Width of a zone, degrees. */
        int degrees() {
            return degrees;
        }

        boolean isNumbered() {
            return this == SIX_DEGREES_NUMBERED || this == THREE_DEGREES_NUMBERED;
        }

        private int firstNumber() {
            return degrees == 3 ? 25 : 13;
        }

        private int lastNumber() {
            return degrees == 3 ? 45 : 23;
        }
    }

    GaussKrugerZone {
        if (number < family.firstNumber() || number > family.lastNumber()) {
            throw new IllegalArgumentException("Zones of " + family.degrees + " degrees are " + family.firstNumber()
                    + " to " + family.lastNumber() + ", not " + number);
        }
    }

    /** The zone that a CRS is; empty where it is none. */
    static Optional<GaussKrugerZone> of(CrsCode crs) {
        return Arrays.stream(Family.values())
                .flatMap(family -> IntStream.rangeClosed(family.firstNumber(), family.lastNumber())
                        .mapToObj(number -> new GaussKrugerZone(family, number)))
                .filter(zone -> zone.crs().equals(crs))
                .findFirst();
    }

    /**
     * The zone that a file means.
     *
     * @param degrees width of its zones
     * @param easting any easting in it, metres: eight digits where the zone's number leads it
     * @return empty where there is no such zone, or the easting is of another one
     */
    static Optional<GaussKrugerZone> of(int degrees, int number, double easting) {
        boolean numbered = easting >= METRES_PER_ZONE;
        return Arrays.stream(Family.values())
                .filter(family -> family.degrees == degrees && family.isNumbered() == numbered)
                .filter(family -> number >= family.firstNumber() && number <= family.lastNumber())
                .filter(family -> !numbered || (int) (easting / METRES_PER_ZONE) == number)
                .map(family -> new GaussKrugerZone(family, number))
                .findFirst();
    }

    CrsCode crs() {
        return CrsCode.epsg(family.firstCode + number - family.firstNumber());
    }

    /** Degrees east. */
    int centralMeridian() {
        return family.degrees == 3 ? 3 * number : 6 * number - 3;
    }

    /** Metres. */
    int falseEasting() {
        return family.isNumbered() ? number * METRES_PER_ZONE + 500_000 : 500_000;
    }

    /** The name by which ESRI's programs know it. */
    String esriName() {
        return family.esriName + (family.isNumbered() ? String.valueOf(number) : centralMeridian() + "E");
    }
}
