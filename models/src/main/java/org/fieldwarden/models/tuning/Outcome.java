package org.fieldwarden.models.tuning;

/** What people found where the detector had reported a change. */
public enum Outcome {
    /** The land did change there. */
    CONFIRMED("confirmed"),
    /** Nothing changed there: shadow, crop, vehicle, lean or the like. */
    REFUTED("refuted");

    private final String code;

    Outcome(String code) {
        this.code = code;
    }

    /** Name in files. */
    public String code() {
        return code;
    }
}
