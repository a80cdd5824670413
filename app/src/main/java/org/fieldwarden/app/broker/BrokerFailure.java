package org.fieldwarden.app.broker;

import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;

/** A failure of Kafka while a run is under way, in words; whoever runs the broker can put it right. */
public final class BrokerFailure {

    private BrokerFailure() {}

    /** Whether a failure is a broker's that is away, whatever it is wrapped in. */
    public static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KafkaException || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** What to do about a failure, where it is Kafka's. */
    public static Optional<String> sentence(Throwable failure) {
        return failure instanceof KafkaException
                ? Optional.of(
                        "Kafka: " + failure.getMessage() + " Check that the broker runs and has free space, then run"
                                + " again with the same --out: nothing that was acknowledged is lost.")
                : Optional.empty();
    }
}
