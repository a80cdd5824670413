package org.fieldwarden.reporting.screening;

/** What the machine may say of a change under a rule; more it cannot say. */
public enum Suspicion {
    /** The layers show it. */
    SUSPECTED("suspected", "疑似"),
    /** It may be so, but a layer that the rule needs is missing or does not cover the change. */
    UNCHECKED("unchecked", "存疑");

    private final String code;
    private final String chinese;

    Suspicion(String code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    public static Suspicion ofCode(String code) {
        for (Suspicion suspicion : values()) {
            if (suspicion.code.equals(code)) {
                return suspicion;
            }
        }
        throw new IllegalArgumentException("Unknown suspicion: " + code);
    }
}
