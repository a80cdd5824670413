package org.fieldwarden.app.broker;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.fieldwarden.georef.kafka.ChangePublisher;
import org.fieldwarden.georef.kafka.EvidenceLinks;

/** A process of its own that publishes to its own broker until it is killed, saying what was acknowledged. */
final class BrokerProcess {

    static final int BATCH = 50;

    private BrokerProcess() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]));
                ChangePublisher publisher = ChangePublisher.open(broker.bootstrapServers(), EvidenceLinks.none())) {
            for (int begin = 0; ; begin += BATCH) {
                publisher.publish(Changes.numbered(begin, begin + BATCH));
                out.println(begin + BATCH);
            }
        }
    }
}
