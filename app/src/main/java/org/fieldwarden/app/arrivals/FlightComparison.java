package org.fieldwarden.app.arrivals;

import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.InputDataException;

/** Compares a flight of the catalogue with its baselines and leaves the results in its folder. */
@FunctionalInterface
public interface FlightComparison {

    /** Is told how far a comparison has come. */
    @FunctionalInterface
    interface Progress {

        /**
         * Told now and then.
         *
         * @param done blocks that are done
         * @param all blocks of all baselines together
         */
        void blocks(long done, long all);
    }

    /**
     * Compares; done again, it computes only what is missing.
     *
     * @return what the operator should know, empty where there is nothing
     * @throws NoBaselineException where the catalogue holds nothing to compare with
     * @throws InputDataException where the flights cannot be compared
     */
    String compare(FlightId flight, Progress progress);

    /** There is no earlier flight over this ground. */
    final class NoBaselineException extends RuntimeException {

        public NoBaselineException(String message) {
            super(message);
        }
    }
}
