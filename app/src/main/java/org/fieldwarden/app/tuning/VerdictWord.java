package org.fieldwarden.app.tuning;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fieldwarden.models.tuning.Outcome;

/** What a word in a verdict's column says of the change. */
enum VerdictWord {
    /** Whether it is lawful does not matter here: the land changed. */
    CONFIRMED("属实|真变化|确认|合法|违法|农村道路|设施农用地|整改中|已整改|confirmed|true|yes"),
    REFUTED("不实|不属实|伪变化|误报|无变化|refuted|false|no"),
    /** Words of the county's process that do not say whether the land changed; or no word. */
    UNDECIDED("|待核查|存疑|其他|待审核|审核|销号|退回|异议|pending|undecided");

    private final String words;

    VerdictWord(String words) {
        this.words = words;
    }

    static Optional<VerdictWord> of(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        for (VerdictWord kind : values()) {
            if (List.of(kind.words.split("\\|", -1)).contains(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The outcome of a word that decides. */
    Outcome outcome() {
        return this == CONFIRMED ? Outcome.CONFIRMED : Outcome.REFUTED;
    }
}
