package org.fieldwarden.reporting.audit;

import java.util.Optional;
import java.util.stream.Stream;

/** What a reader said of a whole pair, without drawing where. */
public enum Judgement {
    /** Nothing that counts changed anywhere in the pair. */
    UNCHANGED("unchanged"),
    /** Something that counts changed. */
    CHANGED("changed"),
    /** The reader could not tell, or what changed is not what is asked for: the pair is left out of all figures. */
    UNSURE("unsure");

    private final String code;

    Judgement(String code) {
        this.code = code;
    }

    /** Name in files. */
    public String code() {
        return code;
    }

    static Optional<Judgement> ofCode(String code) {
        return Stream.of(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
