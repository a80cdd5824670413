package org.fieldwarden.reporting.casework;

/** How illegal use is put right. */
public enum Rectification {
    DEMOLISHED("demolished", "拆除"),
    PERMITTED("permitted", "补办"),
    OTHER("other", "其他");

    private final String code;
    private final String chinese;

    Rectification(String code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }
}
