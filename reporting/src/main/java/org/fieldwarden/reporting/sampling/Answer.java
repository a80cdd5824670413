package org.fieldwarden.reporting.sampling;

import java.util.Arrays;
import java.util.Optional;

/** What a reader says of a place. */
public enum Answer {
    CHANGE("change", "变化"),
    NO_CHANGE("no-change", "无变化"),
    CANNOT_TELL("cannot-tell", "无法判断");

    private final String code;
    private final String chinese;

    Answer(String code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    /** Name in files, for example {@code no-change}. */
    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    /** The answer of this name, in code or Chinese. */
    static Optional<Answer> find(String text) {
        return Arrays.stream(values())
                .filter(answer -> answer.code.equalsIgnoreCase(text) || answer.chinese.equals(text))
                .findFirst();
    }
}
