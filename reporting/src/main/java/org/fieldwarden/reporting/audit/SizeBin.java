package org.fieldwarden.reporting.audit;

/** How large a changed object is on the ground. A bin holds its lower bound and not its upper one. */
public enum SizeBin {
    UNDER_20("<20", 0),
    FROM_20_TO_100("20-100", 20),
    FROM_100_TO_500("100-500", 100),
    FROM_500(">=500", 500);

    /** Areas are pixels times a rounded pixel area; an object of exactly a bound must not fall below it. */
    private static final double ROUNDING = 1 + 1e-9;

    private final String label;
    private final double lowerM2;

    SizeBin(String label, double lowerM2) {
        this.label = label;
        this.lowerM2 = lowerM2;
    }

    /** Bounds in square metres as text, for example {@code 20-100}. */
    public String label() {
        return label;
    }

    /** The bin of an object of {@code areaM2} square metres. */
    public static SizeBin of(double areaM2) {
        SizeBin found = UNDER_20;
        for (SizeBin bin : values()) {
            if (areaM2 * ROUNDING >= bin.lowerM2) {
                found = bin;
            }
        }
        return found;
    }
}
