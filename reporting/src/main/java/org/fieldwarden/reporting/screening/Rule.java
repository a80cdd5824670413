package org.fieldwarden.reporting.screening;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.layer.LayerRole;

/**
 * When a change is suspected: it is of one of the kinds, and of its ground so much lies where the rule looks.
 *
 * @param id stays the same when the rule is worded anew, for example {@code FW-01}
 */
public record Rule(String id, Text text, Set<ChangeKind> kinds, Ground ground, Threshold threshold) {

    public Rule {
        if (!id.matches("[A-Za-z0-9._-]{1,32}")) {
            throw new IllegalArgumentException("A rule's id has 1 to 32 letters, digits, dots or dashes, not: " + id);
        }
        kinds = Set.copyOf(kinds);
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("Rule " + id + " names no kind of change");
        }
    }

    /** What the rule is called; both say that it is a suspicion. */
    public record Text(String chinese, String english) {

        public Text {
            if (chinese.contains("违法") || english.toLowerCase(Locale.ROOT).contains("illegal")) {
                throw new IllegalArgumentException(
                        "A rule may say 疑似, not 违法 or illegal: that is said by a named person alone");
            }
        }
    }

    /**
     * The ground that a rule looks at: the change's part on one role, less what lies on another.
     *
     * @param on role that the ground has to lie on; empty for the whole change
     * @param less role whose ground does not count, such as approved land
     */
    public record Ground(Optional<LayerRole> on, Optional<LayerRole> less) {

        public Ground {
            if (on.isEmpty() && less.isEmpty()) {
                throw new IllegalArgumentException("A rule looks at a layer: it has 'on' or 'less' or both");
            }
        }
    }

    /**
     * How much it takes.
     *
     * @param area at least so much ground
     * @param share and at least this share of the change, 0 to 1
     */
    public record Threshold(SquareMetres area, double share) {

        public Threshold {
            if (!(area.value() > 0)) {
                throw new IllegalArgumentException("The smallest area of a rule is above 0: " + area.value());
            }
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("The smallest share of a rule is 0 to 1: " + share);
            }
        }

        boolean isReachedBy(SquareMetres part, SquareMetres whole) {
            return part.atLeast(area) && part.value() >= share * whole.value();
        }
    }
}
