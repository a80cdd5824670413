package org.fieldwarden.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class OffsetLedgerTest {

    private static final TopicPartition ONE = new TopicPartition("blocks", 1);
    private static final TopicPartition TWO = new TopicPartition("blocks", 2);

    private final OffsetLedger ledger = new OffsetLedger();

    private void take(TopicPartition partition, long... offsets) {
        for (long offset : offsets) {
            ledger.take(partition, offset);
        }
    }

    private void finish(TopicPartition partition, long offset) {
        assertThat(ledger.begin(partition, offset)).isTrue();
        ledger.done(partition, offset);
    }

    private static Map<TopicPartition, OffsetAndMetadata> upTo(TopicPartition partition, long next) {
        return Map.of(partition, new OffsetAndMetadata(next));
    }

    @Test
    void nothingIsCommittedPastARecordThatIsNotDone() {
        take(ONE, 5, 6, 7);
        finish(ONE, 6);
        finish(ONE, 7);
        assertThat(ledger.committable()).isEmpty();

        finish(ONE, 5);
        assertThat(ledger.committable()).isEqualTo(upTo(ONE, 8));
        ledger.committed(upTo(ONE, 8));
        assertThat(ledger.committable()).isEmpty();
    }

    @Test
    void partitionsAreCommittedEachByItself() {
        take(ONE, 3);
        take(TWO, 9, 10);
        finish(TWO, 9);

        assertThat(ledger.committable()).isEqualTo(upTo(TWO, 10));
        assertThat(ledger.open()).isEqualTo(2);
    }

    @Test
    void recordThatWasDroppedIsNeverBegunAndHoldsTheCommitBack() throws InterruptedException {
        take(ONE, 1, 2, 3);
        finish(ONE, 1);
        assertThat(ledger.begin(ONE, 3)).isTrue();
        ledger.done(ONE, 3);

        ledger.drain(Set.of(ONE), Duration.ZERO);

        assertThat(ledger.begin(ONE, 2)).isFalse();
        assertThat(ledger.committable()).isEqualTo(upTo(ONE, 2));
        assertThat(ledger.open()).isZero();
    }

    @Test
    void recordThatCouldNotBeAnsweredHoldsTheCommitBackAndNobodyWaitsForIt() throws InterruptedException {
        take(ONE, 1, 2);
        finish(ONE, 2);
        assertThat(ledger.begin(ONE, 1)).isTrue();

        ledger.drop(ONE, 1);
        ledger.drain(Set.of(ONE), Duration.ofMinutes(1));

        assertThat(ledger.committable()).isEmpty();
        assertThat(ledger.open()).isZero();
    }

    @Test
    void drainingWaitsForWhatIsUnderWay() throws InterruptedException {
        take(ONE, 1, 2);
        assertThat(ledger.begin(ONE, 1)).isTrue();
        CompletableFuture<Void> later = CompletableFuture.runAsync(
                () -> ledger.done(ONE, 1),
                CompletableFuture.delayedExecutor(100, java.util.concurrent.TimeUnit.MILLISECONDS));

        ledger.drain(Set.of(ONE), Duration.ofMinutes(1));

        assertThat(ledger.committable()).isEqualTo(upTo(ONE, 2));
        later.join();
    }

    @Test
    void recordOfAPartitionThatHasGoneIsOfNoConcern() {
        take(ONE, 4);
        assertThat(ledger.begin(ONE, 4)).isTrue();

        ledger.forget(Set.of(ONE));
        ledger.done(ONE, 4);

        assertThat(ledger.begin(ONE, 4)).isFalse();
        assertThat(ledger.committable()).isEmpty();
        assertThat(ledger.open()).isZero();
    }
}
