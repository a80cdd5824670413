package org.fieldwarden.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.KafkaStorageException;
import org.junit.jupiter.api.Test;

final class BrokerFailureTest {

    @Test
    void failuresOfKafkaSayWhatToDo() {
        assertThat(BrokerFailure.sentence(new KafkaStorageException("No space left.")))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).contains("No space left.", "run again", "nothing"));
    }

    @Test
    void otherFailuresAreNotExplainedAway() {
        assertThat(BrokerFailure.sentence(new IllegalStateException("ours"))).isEmpty();
    }
}
