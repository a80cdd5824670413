package org.fieldwarden.georef.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.Provenance;
import org.fieldwarden.core.UsageException;

/**
 * Publishes changes to {@code fieldwarden.changes.v1}: one CloudEvent 1.0 in Kafka binary mode for each change, keyed by
 * its locality. A change published twice gives two records with equal headers and bytes, which every reader counts as
 * one change. Thread-safe; closed by whoever opened it.
 */
public final class ChangePublisher implements AutoCloseable {

    static final String TYPE = "org.fieldwarden.change.detected.v1";
    static final URI DATA_SCHEMA = URI.create("urn:fieldwarden:schema:change-detected:v1");

    /** Flight days are local days of China, which has one time zone and no summer time. */
    private static final ZoneOffset FLIGHT_DAY_OFFSET = ZoneOffset.ofHours(8);

    /** Bounds what is in flight, so that a failure shows after seconds and memory stays flat. */
    private static final int BATCH = 1000;

    private final EventSender sender;
    private final EvidenceLinks evidence;

    ChangePublisher(Producer<String, byte[]> producer, EvidenceLinks evidence) {
        this(new EventSender(producer, EventTopics.CHANGES), evidence);
    }

    private ChangePublisher(EventSender sender, EvidenceLinks evidence) {
        this.sender = sender;
        this.evidence = evidence;
    }

    /**
     * Connects, and creates the topic where it is absent.
     *
     * @param bootstrapServers {@code host:port}, several separated by commas
     * @throws UsageException if no broker answers or the topic cannot be used
     */
    public static ChangePublisher open(String bootstrapServers, EvidenceLinks evidence) {
        EventTopics.requireChanges(bootstrapServers, EventTopics.ANSWER_WITHIN);
        return new ChangePublisher(EventSender.connect(bootstrapServers, EventTopics.CHANGES), evidence);
    }

    /**
     * Publishes the changes in order and returns when the broker has acknowledged every one.
     *
     * @throws PublishException naming the topic and the first change that was not acknowledged
     */
    public void publish(List<Change> changes) {
        for (int begin = 0; begin < changes.size(); begin += BATCH) {
            List<EventSender.Keyed> events = new ArrayList<>(BATCH);
            for (Change change : changes.subList(begin, Math.min(changes.size(), begin + BATCH))) {
                events.add(new EventSender.Keyed(change.place().locality().key(), event(change)));
            }
            sender.send(events);
        }
    }

    private CloudEvent event(Change change) {
        Provenance provenance = change.provenance();
        byte[] data;
        try {
            data = ChangeFeature.bytes(change, evidence.linksFor(change));
        } catch (IllegalArgumentException e) {
            throw new PublishException(EventTopics.CHANGES, change.id().value(), e);
        }
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(change.id().value())
                .withType(TYPE)
                .withSource(URI.create("/fieldwarden/flight-pairs/"
                        + provenance.baseline().id() + "/"
                        + provenance.current().id()))
                .withSubject(change.place().locality().key())
                .withDataSchema(DATA_SCHEMA)
                .withDataContentType("application/geo+json")
                .withData(data);
        return withTime(event, provenance.current().flownOn()).build();
    }

    /**
     * The time is the start of the day on which the change was first seen, not that of sending: a re-run gives the same
     * event. When it was sent stands in the record's own time stamp. An unknown day gives no time.
     */
    private static CloudEventBuilder withTime(CloudEventBuilder event, AcquisitionDate firstSeen) {
        return firstSeen.isKnown()
                ? event.withTime(
                        OffsetDateTime.of(LocalDate.parse(firstSeen.text()).atStartOfDay(), FLIGHT_DAY_OFFSET))
                : event;
    }

    @Override
    public void close() {
        sender.close();
    }
}
