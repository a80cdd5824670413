package org.fieldwarden.detector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.fieldwarden.core.InputDataException;

/**
 * A model as it is shipped: a folder with {@value #DESCRIPTION_FILE} (what it is, and where each tensor lies) and
 * {@value #WEIGHTS_FILE} (32-bit floats, little-endian). Reading checks everything before anything is used. Immutable.
 */
public final class ModelBundle {

    /** The description's file name. */
    public static final String DESCRIPTION_FILE = "bundle.json";

    /** The file name under which weights are written. */
    public static final String WEIGHTS_FILE = "weights.bin";

    private static final String STAGE = "model bundle";
    private static final int LARGEST_DESCRIPTION_BYTES = 1 << 24;
    private static final String REMEDY = "; copy the whole bundle folder again from where it was released";

    private final BundleDescription description;
    private final NetworkWeights weights;
    private final byte[] descriptionBytes;
    private final byte[] weightBytes;
    private final String hash;

    private ModelBundle(
            BundleDescription description, NetworkWeights weights, byte[] descriptionBytes, byte[] weightBytes) {
        this.description = description;
        this.weights = weights;
        this.descriptionBytes = descriptionBytes;
        this.weightBytes = weightBytes;
        this.hash = Sha256.hex(descriptionBytes, weightBytes);
    }

    /** A bundle in memory, for example after training. */
    public static ModelBundle of(BundleDescription description, NetworkWeights weights) {
        if (!weights.shape().equals(description.network())) {
            throw new IllegalArgumentException("The weights have another shape than the description");
        }
        byte[] weightBytes = encode(weights);
        byte[] descriptionBytes = BundleJson.write(description, Sha256.hex(weightBytes));
        return new ModelBundle(description, weights, descriptionBytes, weightBytes);
    }

    /**
     * Reads and checks a bundle.
     *
     * @throws InputDataException where a file is missing, cut, changed or does not fit the architecture
     */
    public static ModelBundle read(Path folder) {
        Path descriptionFile = folder.resolve(DESCRIPTION_FILE);
        byte[] descriptionBytes = readLimited(descriptionFile, LARGEST_DESCRIPTION_BYTES);
        BundleJson.Content content = parse(descriptionFile, descriptionBytes);
        Path weightsFile = folder.resolve(content.weightsFile());
        byte[] weightBytes = readWeights(weightsFile, content);
        return new ModelBundle(
                content.description(), decode(weightsFile, content, weightBytes), descriptionBytes, weightBytes);
    }

    private static BundleJson.Content parse(Path file, byte[] bytes) {
        try {
            return BundleJson.read(bytes);
        } catch (IOException | IllegalArgumentException e) {
            throw new InputDataException(file.toString(), STAGE, e.getMessage() + REMEDY, e);
        }
    }

    private static byte[] readWeights(Path file, BundleJson.Content content) {
        long expected = content.description().network().tensors().stream()
                        .mapToLong(Convolution.Tensor::length)
                        .sum()
                * Float.BYTES;
        long found = size(file);
        if (found != expected) {
            throw new InputDataException(
                    file.toString(), STAGE, "has " + found + " bytes instead of " + expected + REMEDY);
        }
        byte[] bytes = readLimited(file, expected);
        String hash = Sha256.hex(bytes);
        if (!hash.equals(content.weightsSha256())) {
            throw new InputDataException(
                    file.toString(), STAGE, "has SHA-256 " + hash + " instead of " + content.weightsSha256() + REMEDY);
        }
        return bytes;
    }

    private static NetworkWeights decode(Path file, BundleJson.Content content, byte[] bytes) {
        try {
            return NetworkWeights.of(content.description().network(), content.decode(bytes));
        } catch (IllegalArgumentException e) {
            throw new InputDataException(file.toString(), STAGE, e.getMessage() + "; use another bundle", e);
        }
    }

    private static byte[] encode(NetworkWeights weights) {
        int floats = weights.shape().tensors().stream()
                .mapToInt(Convolution.Tensor::length)
                .sum();
        ByteBuffer buffer =
                ByteBuffer.allocate(Math.multiplyExact(floats, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        for (Convolution.Tensor tensor : weights.shape().tensors()) {
            for (float value : weights.values(tensor.name())) {
                buffer.putFloat(value);
            }
        }
        return buffer.array();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static byte[] readLimited(Path file, long limit) {
        try {
            if (Files.size(file) > limit) {
                throw new InputDataException(file.toString(), STAGE, "is larger than " + limit + " bytes" + REMEDY);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static InputDataException unreadable(Path file, IOException cause) {
        return new InputDataException(file.toString(), STAGE, "cannot be read" + REMEDY, cause);
    }

    /** Writes the bundle; the description comes last, so that a folder cut short is never taken for a bundle. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        replace(folder.resolve(BundleJson.read(descriptionBytes).weightsFile()), weightBytes);
        replace(folder.resolve(DESCRIPTION_FILE), descriptionBytes);
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".part");
        Files.write(temporary, bytes);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public BundleDescription description() {
        return description;
    }

    public NetworkWeights weights() {
        return weights;
    }

    /** Lower-case hex SHA-256 over the bytes of the description and of the weights: names this model in every result. */
    public String hash() {
        return hash;
    }
}
