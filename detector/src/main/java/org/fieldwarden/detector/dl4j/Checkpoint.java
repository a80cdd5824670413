package org.fieldwarden.detector.dl4j;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.detector.Convolution;
import org.fieldwarden.detector.NetworkShape;

/**
 * The state of training: everything that the next step depends on, apart from the batch. The file holds magic, version,
 * shape, settings, the three arrays and a CRC-32C, all big-endian.
 */
final class Checkpoint {

    private static final int MAGIC = 0x46574350; // "FWCP"
    private static final int VERSION = 2;
    private static final String STAGE = "resume training";

    private final NetworkShape shape;
    private final float[] parameters;
    private final Adam adam;
    private final double learningRate;
    private final double gradientLimit;

    Checkpoint(NetworkShape shape, float[] parameters, Adam adam, double learningRate, double gradientLimit) {
        this.shape = shape;
        this.parameters = parameters;
        this.adam = adam;
        this.learningRate = learningRate;
        this.gradientLimit = gradientLimit;
    }

    NetworkShape shape() {
        return shape;
    }

    float[] parameters() {
        return parameters;
    }

    Adam adam() {
        return adam;
    }

    double learningRate() {
        return learningRate;
    }

    double gradientLimit() {
        return gradientLimit;
    }

    void write(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        for (List<Integer> widths : List.of(shape.encoder(), shape.decoder())) {
            for (int width : widths) {
                out.writeInt(width);
            }
        }
        out.writeLong(adam.steps());
        out.writeDouble(learningRate);
        out.writeDouble(gradientLimit);
        out.writeInt(parameters.length);
        for (float[] values : List.of(parameters, adam.first(), adam.second())) {
            ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
            buffer.asFloatBuffer().put(values);
            out.write(buffer.array());
        }
        out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        Path temporary = file.resolveSibling(file.getFileName() + ".part");
        Files.write(temporary, bytes.toByteArray());
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static Checkpoint read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int end = bytes.length - Long.BYTES;
            if (end < 0 || checksum(bytes, end) != ByteBuffer.wrap(bytes).getLong(end)) {
                throw unusable(file, "is cut or damaged", new IOException("checksum"));
            }
            return parse(new DataInputStream(new ByteArrayInputStream(bytes, 0, end)));
        } catch (IOException | IllegalArgumentException e) {
            throw unusable(file, "cannot be read", e);
        }
    }

    private static InputDataException unusable(Path file, String problem, Exception cause) {
        return new InputDataException(
                file.toString(), STAGE, problem + "; use an older checkpoint or start again", cause);
    }

    private static Checkpoint parse(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC || in.readInt() != VERSION) {
            throw new IOException("Not a checkpoint of this version");
        }
        NetworkShape shape = new NetworkShape(readWidths(in, 4), readWidths(in, 5));
        long steps = in.readLong();
        double learningRate = in.readDouble();
        double gradientLimit = in.readDouble();
        int length = in.readInt();
        if (length
                != shape.tensors().stream().mapToInt(Convolution.Tensor::length).sum()) {
            throw new IOException("The weights do not fit the network");
        }
        float[] parameters = readFloats(in, length);
        Adam adam = new Adam(readFloats(in, length), readFloats(in, length), steps);
        return new Checkpoint(shape, parameters, adam, learningRate, gradientLimit);
    }

    private static List<Integer> readWidths(DataInputStream in, int levels) throws IOException {
        List<Integer> widths = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
            widths.add(in.readInt());
        }
        return widths;
    }

    private static float[] readFloats(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length * Float.BYTES];
        in.readFully(bytes);
        float[] values = new float[length];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return values;
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return checksum.getValue();
    }
}
