package org.fieldwarden.reporting.casework;

/** What a named person decides a lead to be, after a check on the ground. */
public enum Verdict {
    LAWFUL("lawful", "合法"),
    ILLEGAL("illegal", "违法"),
    OTHER("other", "其他"),
    FALSE_CHANGE("false-change", "伪变化"),
    RURAL_ROAD("rural-road", "农村道路"),
    FACILITY_FARMLAND("facility-farmland", "设施农用地");

    private final String code;
    private final String chinese;

    Verdict(String code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    /** Whether it asks for rectification. */
    public boolean asksForRectification() {
        return this == ILLEGAL;
    }

    /** The verdict of that code. */
    public static Verdict ofCode(String code) {
        for (Verdict verdict : values()) {
            if (verdict.code.equals(code)) {
                return verdict;
            }
        }
        throw new IllegalArgumentException("Unknown verdict: " + code);
    }
}
