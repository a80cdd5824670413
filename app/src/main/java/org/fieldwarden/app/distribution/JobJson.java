package org.fieldwarden.app.distribution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;

/** The file form of a job. Equal jobs have equal bytes, and every bit of the grid's doubles comes back. */
final class JobJson {

    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private JobJson() {}

    static byte[] encode(Job job) {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", VERSION);
        root.set("baseline", flight(job.flights().baseline()));
        root.set("current", flight(job.flights().current()));
        root.set("grid", grid(job.grid()));
        root.put("shiftsSha256", job.shiftsHash());
        root.put("bundleSha256", job.bundleHash());
        root.put("blockPx", job.blockPx());
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Writing JSON into memory cannot fail", e);
        }
    }

    private static ObjectNode flight(FlightFile flight) {
        return JSON.createObjectNode()
                .put("path", flight.path().toString())
                .put("id", flight.id().value())
                .put("flownOn", flight.flownOn().text())
                .put("contentSha256", flight.contentHash());
    }

    /** Java writes the shortest decimal that is read back as the same double. */
    private static ObjectNode grid(PixelGrid grid) {
        PixelToMap affine = grid.pixelToMap();
        ObjectNode node = JSON.createObjectNode().put("crs", grid.crs().code());
        node.putArray("pixelToMap")
                .add(affine.scaleX())
                .add(affine.shearX())
                .add(affine.translateX())
                .add(affine.shearY())
                .add(affine.scaleY())
                .add(affine.translateY());
        return node.put("width", grid.width()).put("height", grid.height());
    }

    /** The job, or empty where the bytes are none of this version. */
    static Optional<Job> decode(byte[] bytes) {
        try {
            JsonNode root = JSON.readTree(bytes);
            if (root.path("version").asInt() != VERSION) {
                return Optional.empty();
            }
            return Optional.of(new Job(
                    new Job.Flights(flight(root.path("baseline")), flight(root.path("current"))),
                    grid(root.path("grid")),
                    root.path("shiftsSha256").asText(),
                    root.path("bundleSha256").asText(),
                    root.path("blockPx").asInt()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static FlightFile flight(JsonNode node) {
        return new FlightFile(
                Path.of(node.path("path").asText()),
                new FlightId(node.path("id").asText()),
                new AcquisitionDate(node.path("flownOn").asText()),
                node.path("contentSha256").asText());
    }

    private static PixelGrid grid(JsonNode node) {
        JsonNode affine = node.path("pixelToMap");
        return new PixelGrid(
                new CrsCode(node.path("crs").asText()),
                new PixelToMap(
                        affine.path(0).doubleValue(),
                        affine.path(1).doubleValue(),
                        affine.path(2).doubleValue(),
                        affine.path(3).doubleValue(),
                        affine.path(4).doubleValue(),
                        affine.path(5).doubleValue()),
                node.path("width").asInt(),
                node.path("height").asInt());
    }
}
