package org.fieldwarden.reporting.registration;

/** How the later picture of a registration audit lies against the earlier one. The dial is in the unit. */
public enum Displacement {
    SHIFT("shift", "Shift", "m"),
    ROTATION("rotation", "Rotation", "degrees"),
    SCALE("scale", "Scale", "%"),
    WARP("warp", "Local warp", "pixels"),
    /** All of the above at once, each as this share of its largest. */
    TOGETHER("together", "Shift, rotation, scale and warp together", "share of the largest"),
    /** Not the same ground at all: the right answer is to give it up. */
    OTHER_PLACE("other-place", "Another place", "pair");

    private final String code;
    private final String title;
    private final String unit;

    Displacement(String code, String title, String unit) {
        this.code = code;
        this.title = title;
        this.unit = unit;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    public String unit() {
        return unit;
    }
}
