package org.fieldwarden.georef.kafka;

import static org.fieldwarden.georef.kafka.CanonicalPolygon.fixed;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightPair;
import org.fieldwarden.core.UsageException;
import org.locationtech.jts.geom.Envelope;

/**
 * Publishes to {@code fieldwarden.flights.v1} that a flight arrived and what the pair gate said. Event ids follow from
 * the content, so an arrival or verdict that is told twice is one. Thread-safe; closed by whoever opened it.
 */
public final class FlightPublisher implements AutoCloseable {

    static final String ARRIVED = "org.fieldwarden.flight.arrived.v1";
    static final String JUDGED = "org.fieldwarden.flight-pair.judged.v1";
    static final URI ARRIVED_SCHEMA = URI.create("urn:fieldwarden:schema:flight-arrived:v1");
    static final URI JUDGED_SCHEMA = URI.create("urn:fieldwarden:schema:flight-pair-judged:v1");

    private final EventSender sender;

    FlightPublisher(Producer<String, byte[]> producer) {
        this(new EventSender(producer, EventTopics.FLIGHTS));
    }

    private FlightPublisher(EventSender sender) {
        this.sender = sender;
    }

    /**
     * Connects, and creates the topic where it is absent.
     *
     * @throws UsageException if no broker answers or the topic cannot be used
     */
    public static FlightPublisher open(String bootstrapServers) {
        EventTopics.requireFlights(bootstrapServers, EventTopics.ANSWER_WITHIN);
        return new FlightPublisher(EventSender.connect(bootstrapServers, EventTopics.FLIGHTS));
    }

    /** Tells that a flight was taken into the catalogue. */
    public void arrived(Flight flight, Instant arrivedAt) {
        byte[] data = JsonBytes.of(json -> writeArrival(json, flight));
        send(
                flight.id().value(),
                event(ARRIVED, "/fieldwarden/flights/" + flight.id(), data, arrivedAt)
                        .withDataSchema(ARRIVED_SCHEMA));
    }

    /** Tells that two flights may be compared. */
    public void accepted(FlightPair pair, Instant judgedAt) {
        judged(pair, List.of(), judgedAt);
    }

    /**
     * Tells that two flights are not compared.
     *
     * @param reasons one sentence each, at least one
     */
    public void refused(FlightPair pair, List<String> reasons, Instant judgedAt) {
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("A refusal needs a reason");
        }
        judged(pair, reasons, judgedAt);
    }

    private void judged(FlightPair pair, List<String> reasons, Instant judgedAt) {
        byte[] data = JsonBytes.of(json -> writeVerdict(json, pair, reasons));
        String source = "/fieldwarden/flight-pairs/" + pair.baseline().id() + "/"
                + pair.current().id();
        send(pair.current().id().value(), event(JUDGED, source, data, judgedAt).withDataSchema(JUDGED_SCHEMA));
    }

    private void send(String key, CloudEventBuilder event) {
        sender.send(List.of(new EventSender.Keyed(key, event.withSubject(key).build())));
    }

    private static CloudEventBuilder event(String type, String source, byte[] data, Instant at) {
        byte[] name = (type + "|" + new String(data, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        return CloudEventBuilder.v1()
                .withId(UUID.nameUUIDFromBytes(name).toString())
                .withType(type)
                .withSource(URI.create(source))
                .withTime(at.atOffset(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .withData(data);
    }

    private static void writeArrival(JsonGenerator json, Flight flight) throws IOException {
        Envelope extent = flight.grid().mapEnvelope();
        json.writeStartObject();
        json.writeStringField("flight", flight.id().value());
        json.writeStringField("flownOn", flight.flownOn().text());
        json.writeStringField("contentHash", flight.contentHash());
        json.writeStringField("crs", flight.grid().crs().code());
        json.writeFieldName("gsdMetres");
        json.writeNumber(fixed(flight.grid().gsd().metres(), 9));
        json.writeNumberField("widthPx", flight.grid().width());
        json.writeNumberField("heightPx", flight.grid().height());
        json.writeArrayFieldStart("extentProjected");
        for (double edge : new double[] {extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY()}) {
            json.writeNumber(fixed(edge, 2));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeVerdict(JsonGenerator json, FlightPair pair, List<String> reasons) throws IOException {
        json.writeStartObject();
        json.writeStringField("baselineFlight", pair.baseline().id().value());
        json.writeStringField("baselineContentHash", pair.baseline().contentHash());
        json.writeStringField("currentFlight", pair.current().id().value());
        json.writeStringField("currentContentHash", pair.current().contentHash());
        json.writeStringField("verdict", reasons.isEmpty() ? "accepted" : "refused");
        json.writeArrayFieldStart("reasons");
        for (String reason : reasons) {
            json.writeString(reason);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    @Override
    public void close() {
        sender.close();
    }
}
