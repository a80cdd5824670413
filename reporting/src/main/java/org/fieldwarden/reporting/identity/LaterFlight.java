package org.fieldwarden.reporting.identity;

import java.util.Optional;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.FlightReference;

/**
 * What a comparison that ended after a lead was first seen says of it.
 *
 * @param baseline where the comparison starts
 * @param current where it ends
 * @param change the change on the lead's ground; empty where the comparison shows none
 */
public record LaterFlight(FlightReference baseline, FlightReference current, Outcome outcome, Optional<Change> change) {

    /** What was seen of the lead. */
    public enum Outcome {
        SEEN_AGAIN(SightingKind.SEEN_AGAIN.chinese()),
        GROWN(SightingKind.GROWN.chinese()),
        SHRUNK(SightingKind.SHRUNK.chinese()),
        GONE(SightingKind.GONE.chinese()),
        /** Something else has changed on its ground, which is a lead of its own. */
        OTHER_CHANGE("地面另有变化"),
        /** The comparison starts with the lead already there, and shows no change on its ground. */
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
        boolean none = outcome == Outcome.UNCHANGED || outcome == Outcome.NOT_FOUND || outcome == Outcome.UNOBSERVED;
        if (none == change.isPresent()) {
            throw new IllegalArgumentException("What was seen has a change, and nothing else has: " + outcome);
        }
    }
}
