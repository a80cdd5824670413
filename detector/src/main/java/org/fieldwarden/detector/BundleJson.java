package org.fieldwarden.detector;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldwarden.core.GsdRange;
import org.fieldwarden.core.LandCover;

/** The text form of a bundle's description; docs in {@code models} show an example. */
final class BundleJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private static final List<String> LAND_COVERS = Arrays.stream(LandCover.values())
            .sorted(Comparator.comparingInt(LandCover::channel))
            .map(LandCover::code)
            .toList();

    private BundleJson() {}

    /** The description, the weights file and where each tensor starts in it. */
    record Content(
            BundleDescription description,
            String weightsFile,
            String weightsSha256,
            Map<String, Integer> offsets,
            Optional<SieveContent> sieve) {

        /** The tensors' values from the bytes of the weights file, whose size must fit. */
        Map<String, float[]> decode(byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            Map<String, float[]> values = new LinkedHashMap<>();
            for (Convolution.Tensor tensor : description.network().tensors()) {
                float[] tensorValues = new float[tensor.length()];
                buffer.position(Math.multiplyExact(offsets.getOrDefault(tensor.name(), 0), Float.BYTES));
                buffer.asFloatBuffer().get(tensorValues);
                values.put(tensor.name(), tensorValues);
            }
            return values;
        }
    }

    /** What the description says of the sieve. */
    record SieveContent(String sha256, double threshold) {}

    /**
     * @throws IOException where the text is not JSON
     * @throws IllegalArgumentException where the content is not a description of a bundle that we can run
     */
    static Content read(byte[] bytes) throws IOException {
        JsonNode root = JSON.readTree(bytes);
        NetworkShape network = network(root);
        if (!LAND_COVERS.equals(texts(required(root, "landCovers")))) {
            throw new IllegalArgumentException("landCovers must be " + LAND_COVERS);
        }
        JsonNode weights = required(root, "weights");
        String file = text(weights, "file");
        if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]*") || file.equals(ModelBundle.DESCRIPTION_FILE)) {
            throw new IllegalArgumentException("weights.file must be a plain file name, not: " + file);
        }
        return new Content(
                description(root, network),
                file,
                text(weights, "sha256"),
                offsets(network, required(weights, "tensors")),
                root.has("sieve") ? Optional.of(sieve(required(root, "sieve"))) : Optional.empty());
    }

    private static SieveContent sieve(JsonNode sieve) {
        String family = text(sieve, "family");
        if (!family.equals(SieveShape.FAMILY)) {
            throw new IllegalArgumentException(
                    "sieve.family is " + family + ", but this version can only run " + SieveShape.FAMILY);
        }
        return new SieveContent(text(sieve, "sha256"), number(sieve, "threshold"));
    }

    private static BundleDescription description(JsonNode root, NetworkShape network) {
        JsonNode gsd = required(root, "gsd");
        JsonNode calibration = required(root, "calibration");
        return new BundleDescription(
                new BundleDescription.Identity(
                        text(root, "name"), text(root, "version"), date(text(root, "createdOn"))),
                network,
                GsdRange.ofMetres(number(gsd, "minMetres"), number(gsd, "maxMetres")),
                new BundleDescription.Decision(
                        new Calibration(number(calibration, "temperature"), number(calibration, "bias")),
                        number(root, "changeThreshold"),
                        number(root, "seedThreshold"),
                        root.has("views") ? integer(root.get("views")) : 1),
                required(root, "training").toString());
    }

    private static NetworkShape network(JsonNode root) {
        JsonNode architecture = required(root, "architecture");
        String family = text(architecture, "family");
        if (!family.equals(NetworkShape.FAMILY)) {
            throw new IllegalArgumentException(
                    "architecture.family is " + family + ", but this version can only run " + NetworkShape.FAMILY);
        }
        return new NetworkShape(
                integers(required(architecture, "channels")), integers(required(architecture, "decoderChannels")));
    }

    private static Map<String, Integer> offsets(NetworkShape network, JsonNode tensors) {
        Map<String, JsonNode> given = new LinkedHashMap<>();
        tensors.forEach(tensor -> given.put(text(tensor, "name"), tensor));
        Map<String, Integer> offsets = new LinkedHashMap<>();
        for (Convolution.Tensor tensor : network.tensors()) {
            JsonNode found = given.get(tensor.name());
            if (found == null || !tensor.shape().equals(integers(required(found, "shape")))) {
                throw new IllegalArgumentException("Tensor " + tensor.name() + " must have the shape " + tensor.shape()
                        + ", found " + (found == null ? "none" : found.get("shape")));
            }
            offsets.put(tensor.name(), integer(required(found, "offset")));
        }
        if (given.size() != offsets.size() || tensors.size() != offsets.size()) {
            throw new IllegalArgumentException("weights.tensors must list " + offsets.size() + " tensors once each");
        }
        requireSeamless(network, offsets);
        return offsets;
    }

    /** Together with the exact file size this keeps every read inside the file and no value is used twice. */
    private static void requireSeamless(NetworkShape network, Map<String, Integer> offsets) {
        List<Convolution.Tensor> inOrder = network.tensors().stream()
                .sorted(Comparator.comparingInt(tensor -> offsets.getOrDefault(tensor.name(), 0)))
                .toList();
        int end = 0;
        for (Convolution.Tensor tensor : inOrder) {
            if (offsets.getOrDefault(tensor.name(), -1) != end) {
                throw new IllegalArgumentException("Tensor " + tensor.name() + " must start at offset " + end);
            }
            end = Math.addExact(end, tensor.length());
        }
    }

    static byte[] write(BundleDescription description, String weightsSha256, Optional<SieveContent> sieve) {
        ObjectNode root = JSON.createObjectNode();
        root.put("name", description.identity().name());
        root.put("version", description.identity().version());
        ObjectNode architecture = root.putObject("architecture");
        architecture.put("family", NetworkShape.FAMILY);
        description.network().encoder().forEach(architecture.putArray("channels")::add);
        description.network().decoder().forEach(architecture.putArray("decoderChannels")::add);
        ObjectNode gsd = root.putObject("gsd");
        gsd.put("minMetres", description.gsd().finest().metres());
        gsd.put("maxMetres", description.gsd().coarsest().metres());
        BundleDescription.Decision decision = description.decision();
        ObjectNode calibration = root.putObject("calibration");
        calibration.put("temperature", decision.calibration().temperature());
        calibration.put("bias", decision.calibration().bias());
        root.put("changeThreshold", decision.changeThreshold());
        root.put("seedThreshold", decision.seedThreshold());
        root.put("views", decision.views());
        LAND_COVERS.forEach(root.putArray("landCovers")::add);
        sieve.ifPresent(content -> root.putObject("sieve")
                .put("family", SieveShape.FAMILY)
                .put("threshold", content.threshold())
                .put("sha256", content.sha256()));
        putWeights(root.putObject("weights"), description.network(), weightsSha256);
        try {
            root.set("training", JSON.readTree(description.training()));
            root.put("createdOn", description.identity().createdOn().toString());
            return JSON.writeValueAsBytes(root);
        } catch (IOException e) {
            throw new IllegalArgumentException("The training text is not JSON", e);
        }
    }

    private static void putWeights(ObjectNode weights, NetworkShape network, String sha256) {
        weights.put("file", ModelBundle.WEIGHTS_FILE);
        weights.put("sha256", sha256);
        ArrayNode tensors = weights.putArray("tensors");
        int offset = 0;
        for (Convolution.Tensor tensor : network.tensors()) {
            ObjectNode entry = tensors.addObject();
            entry.put("name", tensor.name());
            tensor.shape().forEach(entry.putArray("shape")::add);
            entry.put("offset", offset);
            offset += tensor.length();
        }
    }

    private static JsonNode required(JsonNode node, String field) {
        JsonNode found = node.get(field);
        if (found == null || found.isNull()) {
            throw new IllegalArgumentException("The field " + field + " is missing");
        }
        return found;
    }

    private static String text(JsonNode node, String field) {
        JsonNode found = required(node, field);
        if (!found.isTextual()) {
            throw new IllegalArgumentException("The field " + field + " must be text");
        }
        return found.textValue();
    }

    private static double number(JsonNode node, String field) {
        JsonNode found = required(node, field);
        if (!found.isNumber()) {
            throw new IllegalArgumentException("The field " + field + " must be a number");
        }
        return found.doubleValue();
    }

    private static int integer(JsonNode node) {
        if (!node.canConvertToInt() || !node.isIntegralNumber()) {
            throw new IllegalArgumentException("Expected a whole number, found " + node);
        }
        return node.intValue();
    }

    private static List<Integer> integers(JsonNode array) {
        List<Integer> values = new ArrayList<>();
        array.forEach(value -> values.add(integer(value)));
        return values;
    }

    private static List<String> texts(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asText()));
        return values;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("createdOn must be a date such as 2026-01-31, not: " + text, e);
        }
    }
}
