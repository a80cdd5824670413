package org.fieldwarden.app.broker;

import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** A failure of Kafka while a run is under way, in words; whoever runs the broker can put it right. */
public final class BrokerFailure {

    private BrokerFailure() {}

    /** What to do about a failure, where it is Kafka's. */
    public static Optional<String> sentence(Throwable failure) {
        return failure instanceof KafkaException
                ? Optional.of(
                        "Kafka: " + failure.getMessage() + " Check that the broker runs and has free space, then run"
                                + " again with the same --out: nothing that was acknowledged is lost.")
                : Optional.empty();
    }
}
