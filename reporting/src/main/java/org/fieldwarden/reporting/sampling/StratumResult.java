package org.fieldwarden.reporting.sampling;

import java.util.Map;
import java.util.Optional;

/**
 * What the readers found in one stratum.
 *
 * @param points points drawn
 * @param cannotTell points on which nobody could tell; they are in no figure
 * @param change points that are change
 */
public record StratumResult(Stratum stratum, int points, int cannotTell, int change) {

    public static StratumResult of(MapAudit audit, Stratum stratum) {
        Map<Answer, Integer> answers = audit.answers(stratum);
        int cannotTell = answers.getOrDefault(Answer.CANNOT_TELL, 0);
        int change = answers.getOrDefault(Answer.CHANGE, 0);
        return new StratumResult(
                stratum, cannotTell + change + answers.getOrDefault(Answer.NO_CHANGE, 0), cannotTell, change);
    }

    public int judged() {
        return points - cannotTell;
    }

    /** Exact 95 % interval of the share of change; absent without judged points. */
    public Optional<BinomialInterval> interval() {
        return judged() == 0 ? Optional.empty() : Optional.of(BinomialInterval.of(change, judged()));
    }
}
