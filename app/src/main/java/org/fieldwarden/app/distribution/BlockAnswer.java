package org.fieldwarden.app.distribution;

import java.util.Locale;
import org.fieldwarden.detector.BlockKey;

/**
 * What a worker says of a block that was asked for.
 *
 * @param job id of the job
 * @param worker who answers: host and process
 * @param reason one sentence where the job is refused, else empty
 */
record BlockAnswer(String job, BlockKey block, Outcome outcome, String worker, String reason) {

    /** What became of a block. */
    enum Outcome {
        /** The result is in the store, whoever put it there. */
        KEPT,
        /** The block could not be judged in this run; why is in the store. */
        UNSCORED,
        /** This worker cannot do the job at all; nothing is in the store. */
        REFUSED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    BlockAnswer {
        if ((outcome == Outcome.REFUSED) == reason.isEmpty()) {
            throw new IllegalArgumentException("A refusal, and nothing else, has a reason");
        }
    }

    static BlockAnswer of(BlockRequest request, Outcome outcome, String worker) {
        return new BlockAnswer(request.job(), request.block(), outcome, worker, "");
    }

    static BlockAnswer refusal(BlockRequest request, String worker, String reason) {
        return new BlockAnswer(request.job(), request.block(), Outcome.REFUSED, worker, reason);
    }
}
