package org.fieldwarden.reporting.casework;

import java.util.Locale;

/** Where a case stands. */
public enum CaseState {
    UNCHECKED("待核查"),
    DECIDED("已判定"),
    RECTIFYING("整改中"),
    RECTIFIED("已整改"),
    IN_REVIEW("待审核"),
    REVIEWED("审核通过"),
    CLOSED("销号");

    private final String chinese;

    CaseState(String chinese) {
        this.chinese = chinese;
    }

    /** For papers in English. */
    public String english() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** As it stands in the register and in lists. */
    public String chinese() {
        return chinese;
    }

    /** The state of that name. */
    public static CaseState ofChinese(String name) {
        for (CaseState state : values()) {
            if (state.chinese.equals(name)) {
                return state;
            }
        }
        throw new IllegalArgumentException("Unknown state: " + name);
    }
}
