package org.fieldwarden.detector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.fieldwarden.core.InputDataException;

/**
 * A model as it is shipped: a folder with {@value #DESCRIPTION_FILE} (what it is, and where each tensor lies) and
 * {@value #WEIGHTS_FILE} (32-bit floats, little-endian); with a sieve, its weights besides. Reading checks everything before anything is used. Immutable.
 */
public final class ModelBundle {

    /** The description's file name. */
    public static final String DESCRIPTION_FILE = "bundle.json";

    /** The file name under which weights are written. */
    public static final String WEIGHTS_FILE = "weights.bin";

    /** The file of the sieve's weights, where there is a sieve. */
    public static final String SIEVE_FILE = "sieve.bin";

    private static final String STAGE = "model bundle";
    private static final int LARGEST_DESCRIPTION_BYTES = 1 << 24;
    private static final String REMEDY = "; copy the whole bundle folder again from where it was released";

    private final BundleDescription description;
    private final NetworkWeights weights;
    private final byte[] descriptionBytes;
    private final byte[] weightBytes;
    private final Optional<ModelSieve> sieve;
    private final String hash;

    private ModelBundle(Parts parts, byte[] descriptionBytes, byte[] weightBytes) {
        this.description = parts.description();
        this.weights = parts.weights();
        this.sieve = parts.sieve();
        this.descriptionBytes = descriptionBytes;
        this.weightBytes = weightBytes;
        this.hash = Sha256.hex(descriptionBytes, weightBytes);
    }

    private record Parts(BundleDescription description, NetworkWeights weights, Optional<ModelSieve> sieve) {}

    /** A bundle in memory, for example after training. */
    public static ModelBundle of(BundleDescription description, NetworkWeights weights) {
        if (!weights.shape().equals(description.network())) {
            throw new IllegalArgumentException("The weights have another shape than the description");
        }
        return of(new Parts(description, weights, Optional.empty()));
    }

    private static ModelBundle of(Parts parts) {
        byte[] weightBytes = encode(parts.weights());
        Optional<BundleJson.SieveContent> sieve = parts.sieve()
                .map(one -> new BundleJson.SieveContent(Sha256.hex(encode(one.weights())), one.threshold()));
        byte[] descriptionBytes = BundleJson.write(parts.description(), Sha256.hex(weightBytes), sieve);
        return new ModelBundle(parts, descriptionBytes, weightBytes);
    }

    /** The same network behind a sieve; another bundle, with another hash, because its results may differ. */
    public ModelBundle withSieve(ModelSieve other) {
        return of(new Parts(description, weights, Optional.of(other)));
    }

    /** The same network looking everywhere; another bundle where this one has a sieve. */
    public ModelBundle withoutSieve() {
        return sieve.isEmpty() ? this : of(new Parts(description, weights, Optional.empty()));
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
        byte[] weightBytes =
                readWeights(weightsFile, content.description().network().length(), content.weightsSha256());
        Parts parts = new Parts(
                content.description(),
                decode(weightsFile, content, weightBytes),
                content.sieve().map(sieve -> readSieve(folder.resolve(SIEVE_FILE), sieve)));
        return new ModelBundle(parts, descriptionBytes, weightBytes);
    }

    private static ModelSieve readSieve(Path file, BundleJson.SieveContent content) {
        byte[] bytes = readWeights(file, SieveShape.STANDARD.length(), content.sha256());
        try {
            return new ModelSieve(sieveWeights(bytes), content.threshold());
        } catch (IllegalArgumentException e) {
            throw new InputDataException(file.toString(), STAGE, e.getMessage() + "; use another bundle", e);
        }
    }

    /**
     * A sieve's weights as the twin writes them and as they lie in {@value #SIEVE_FILE}.
     *
     * @throws IllegalArgumentException where there are too few or too many, or one is not finite
     */
    public static NetworkWeights sieveWeights(byte[] bytes) {
        return NetworkWeights.ofRow(
                SieveShape.STANDARD,
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
    }

    private static BundleJson.Content parse(Path file, byte[] bytes) {
        try {
            return BundleJson.read(bytes);
        } catch (IOException | IllegalArgumentException e) {
            throw new InputDataException(file.toString(), STAGE, e.getMessage() + REMEDY, e);
        }
    }

    private static byte[] readWeights(Path file, int length, String sha256) {
        long expected = (long) length * Float.BYTES;
        long found = size(file);
        if (found != expected) {
            throw new InputDataException(
                    file.toString(), STAGE, "has " + found + " bytes instead of " + expected + REMEDY);
        }
        byte[] bytes = readLimited(file, expected);
        String hash = Sha256.hex(bytes);
        if (!hash.equals(sha256)) {
            throw new InputDataException(
                    file.toString(), STAGE, "has SHA-256 " + hash + " instead of " + sha256 + REMEDY);
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
        ByteBuffer buffer = ByteBuffer.allocate(
                        Math.multiplyExact(weights.shape().length(), Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
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
        if (sieve.isPresent()) {
            replace(folder.resolve(SIEVE_FILE), encode(sieve.get().weights()));
        }
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

    /** What says where the network has to look at all; without it, it looks everywhere. */
    public Optional<ModelSieve> sieve() {
        return sieve;
    }

    /** Lower-case hex SHA-256 over the bytes of the description and of the weights: names this model in every result. */
    public String hash() {
        return hash;
    }
}
