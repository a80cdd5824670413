package org.fieldwarden.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.georef.kafka.ChangePublisher;
import org.fieldwarden.georef.kafka.EvidenceLinks;
import org.fieldwarden.reporting.kafka.ChangeFeed;
import org.fieldwarden.reporting.kafka.FeedReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedBrokerTest {

    @TempDir
    Path folder;

    @Test
    void nothingIsLostWhenTheBrokerIsStoppedAndStartedAgain() {
        List<Change> changes = Changes.numbered(0, 300);
        KeptChanges register = new KeptChanges();
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
            publish(broker, changes);
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
            assertThat(drain(broker, register)).isEqualTo(new FeedReport(300, 300, 0, 0));
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
            assertThat(drain(broker, register)).as("the place is remembered").isEqualTo(new FeedReport(0, 0, 0, 0));
        }

        assertThat(register.byId().values()).containsExactlyInAnyOrderElementsOf(changes);
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.isAlive() && !thread.isDaemon() && !before.contains(thread))
                        .map(Thread::getName)
                        .collect(Collectors.toList()))
                .as("threads that would keep the process alive")
                .isEmpty();
    }

    @Test
    void folderInUseIsRefusedByName() {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
            assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedBroker.start(folder))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void folderWithForeignDataIsRefusedByNameAndReleased() throws IOException {
        Files.createDirectories(folder.resolve("log"));
        Files.writeString(folder.resolve("log/meta.properties"), "version=1\ncluster.id=other\nnode.id=77\n");

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> EmbeddedBroker.start(folder))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageNotContaining("in use");
        }
    }

    @Test
    void fileInPlaceOfTheFolderIsRefusedByName() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> EmbeddedBroker.start(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(file.toString());
    }

    static void publish(EmbeddedBroker broker, List<Change> changes) {
        try (ChangePublisher publisher = ChangePublisher.open(broker.bootstrapServers(), EvidenceLinks.none())) {
            publisher.publish(changes);
        }
    }

    static FeedReport drain(EmbeddedBroker broker, KeptChanges register) {
        try (ChangeFeed feed = ChangeFeed.open(broker.bootstrapServers(), "register", register)) {
            return feed.drain();
        }
    }
}
