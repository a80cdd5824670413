package org.fieldwarden.reporting.identity;

/** What a later comparison says of a lead that is known already. */
public enum SightingKind {
    SEEN_AGAIN("seen-again", "再次发现"),
    GROWN("grown", "较原图斑扩大"),
    SHRUNK("shrunk", "部分消失，须实地核查"),
    GONE("gone", "疑似已拆除或恢复，须实地核查");

    private final String code;
    private final String chinese;

    SightingKind(String code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    /** Name in the register and in files, for example {@code seen-again}. */
    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    /** Whether it proposes that the lead, or a part of it, is no longer there; people confirm it on the ground. */
    public boolean proposesRemoval() {
        return this == SHRUNK || this == GONE;
    }

    /** The kind of that code. */
    public static SightingKind ofCode(String code) {
        for (SightingKind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("Unknown sighting: " + code);
    }
}
