package org.fieldwarden.reporting.identity;

import java.util.Optional;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.FlightReference;

/**
 * What a comparison that ended after a lead was first seen says of it.
 *
 * @param baseline where the comparison starts
 * @param current where it ends
 * @param change the change that shows the lead; empty unless it was seen
 */
public record LaterFlight(FlightReference baseline, FlightReference current, Outcome outcome, Optional<Change> change) {

    /** What was seen of the lead. */
    public enum Outcome {
        SEEN_AGAIN("再次发现"),
        GROWN("扩大"),
        SHRUNK("部分消失"),
        GONE("疑似已拆除或恢复"),
        /** The comparison starts with the lead already there, and nothing has changed on its ground. */
        UNCHANGED("未见变化"),
        /** The comparison starts before the lead was there, and does not find it. */
        NOT_FOUND("未再检出"),
        /** Half of its ground or more could not be judged. Unobserved is not unchanged. */
        UNOBSERVED("未观测");

        private final String chinese;

        Outcome(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }

        /** The outcome of a sighting. */
        public static Outcome of(SightingKind kind) {
            return switch (kind) {
                case SEEN_AGAIN -> SEEN_AGAIN;
                case GROWN -> GROWN;
                case SHRUNK -> SHRUNK;
                case GONE -> GONE;
            };
        }

        /** Whether it proposes that the lead, or a part of it, is no longer there. */
        public boolean proposesRemoval() {
            return this == SHRUNK || this == GONE;
        }
    }

    public LaterFlight {
        boolean seen = outcome == Outcome.SEEN_AGAIN
                || outcome == Outcome.GROWN
                || outcome == Outcome.SHRUNK
                || outcome == Outcome.GONE;
        if (seen != change.isPresent()) {
            throw new IllegalArgumentException("A sighting has a change, and nothing else has: " + outcome);
        }
    }
}
