package org.fieldwarden.reporting.kafka;

/**
 * What one drain of the changes topic did.
 *
 * @param received records read
 * @param accepted changes that the sink took, repeats included
 * @param deadLettered records put aside; received = accepted + deadLettered
 * @param lag offsets between what is committed and the end of the topic when the drain ended
 */
public record FeedReport(long received, long accepted, long deadLettered, long lag) {

    public FeedReport {
        if (received < 0 || lag < 0 || received != accepted + deadLettered) {
            throw new IllegalArgumentException("A record is either accepted or a dead letter: received " + received
                    + ", accepted " + accepted + ", dead letters " + deadLettered + ", lag " + lag);
        }
    }
}
