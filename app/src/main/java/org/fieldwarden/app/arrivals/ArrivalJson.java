package org.fieldwarden.app.arrivals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.ingest.ReceivedInput;

/** An arrival as it is kept in the queue's folder. */
final class ArrivalJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ArrivalJson() {}

    static String write(Arrival arrival) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", arrival.id().value());
        json.put("since", arrival.since().toString());
        json.put("flownOn", arrival.cargo().flownOn().toString());
        json.put("site", arrival.cargo().site());
        arrival.cargo().owned().ifPresent(folder -> json.put("owned", folder.toString()));
        ArrayNode inputs = json.putArray("inputs");
        for (ReceivedInput input : arrival.cargo().inputs()) {
            inputs.addObject().put("path", input.path().toString()).put("name", input.name());
        }
        Arrival.Status status = arrival.status();
        json.put("state", status.state().name());
        json.put("message", status.message());
        status.flight().ifPresent(flight -> json.put("flight", flight.value()));
        json.put("done", status.done());
        json.put("all", status.all());
        return json.toPrettyString() + "\n";
    }

    /** @param source the file, for the message */
    static Arrival read(String text, Path source) {
        try {
            JsonNode json = JSON.readTree(text);
            List<ReceivedInput> inputs = new ArrayList<>();
            for (JsonNode input : json.required("inputs")) {
                inputs.add(new ReceivedInput(
                        Path.of(input.required("path").asText()),
                        input.required("name").asText()));
            }
            Arrival.Cargo cargo = new Arrival.Cargo(
                    inputs,
                    LocalDate.parse(json.required("flownOn").asText()),
                    json.required("site").asText(),
                    Optional.ofNullable(json.get("owned")).map(folder -> Path.of(folder.asText())));
            Arrival.Status status = new Arrival.Status(
                    ArrivalState.valueOf(json.required("state").asText()),
                    json.required("message").asText(),
                    Optional.ofNullable(json.get("flight")).map(flight -> new FlightId(flight.asText())),
                    json.required("done").longValue(),
                    json.required("all").longValue());
            return new Arrival(
                    new FlightId(json.required("id").asText()),
                    cargo,
                    Instant.parse(json.required("since").asText()),
                    status);
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new InputDataException(
                    source.toString(),
                    "queue",
                    "The entry of the queue is damaged; delete it and send the files again",
                    e);
        }
    }
}
