package org.fieldwarden.reporting.sampling;

import java.util.Arrays;
import java.util.Optional;
import org.fieldwarden.core.ChangeKind;

/**
 * What a reader says of a place, with the kind of change where the reader gave the land covers of both dates.
 *
 * @param label {@code change}, {@code no-change}, {@code cannot-tell}, or the code of a kind of change
 */
record Judgement(String label) {

    static Judgement of(Answer answer) {
        return new Judgement(answer.code());
    }

    static Judgement of(ChangeKind kind) {
        return new Judgement(kind.code());
    }

    Answer answer() {
        return Answer.find(label).orElse(Answer.CHANGE);
    }

    Optional<ChangeKind> kind() {
        return Arrays.stream(ChangeKind.values())
                .filter(kind -> kind.code().equals(label))
                .findFirst();
    }

    /** Whether two readers say the same; a kind that only one of them gives is no disagreement. */
    boolean agreesWith(Judgement other) {
        boolean oneGaveNoKind = kind().isEmpty() || other.kind().isEmpty();
        return label.equals(other.label) || (answer() == other.answer() && oneGaveNoKind);
    }
}
