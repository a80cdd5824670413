package org.fieldwarden.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.DisconnectException;
import org.fieldwarden.core.UsageException;
import org.junit.jupiter.api.Test;

class BrokerFailureTest {

    @Test
    void aBrokerThatIsAwayIsKnownInWhateverItIsWrapped() {
        UsageException late = new UsageException("Kafka at x:1 cannot provide topic");
        late.initCause(new TimeoutException());
        assertThat(BrokerFailure.isBehind(late)).isTrue();
        assertThat(BrokerFailure.isBehind(new IllegalStateException(new ExecutionException(new DisconnectException()))))
                .isTrue();
        assertThat(BrokerFailure.isBehind(new UsageException("Topic x is compacted")))
                .isFalse();
    }
}
