package org.fieldwarden.core;

/**
 * What a change polygon may owe its existence to instead of to a change on the ground. A suspicion by which leads are
 * ranked; it never removes one.
 */
public enum NuisanceReason {
    NONE("none", "无"),
    SHADOW("shadow", "阴影"),
    VEGETATION_SEASON("vegetation-season", "植被季相"),
    VEHICLE("vehicle", "车辆"),
    PARALLAX("parallax", "投影差"),
    REGISTRATION("registration", "配准误差");

    private final String code;
    private final String chinese;

    NuisanceReason(String code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    /** Name in events and files, for example {@code vegetation-season}. */
    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    /** Whether something other than a change is suspected. */
    public boolean isSuspected() {
        return this != NONE;
    }

    /**
     * The reason of that name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static NuisanceReason ofCode(String code) {
        for (NuisanceReason reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("Unknown nuisance reason: " + code);
    }
}
