package org.fieldwarden.models.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fieldwarden.core.InputDataException;

/** Arrays as NumPy saves them: the .npy format, version 1, little-endian 32-bit floats, row-major. */
final class NumpyFile {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final String STAGE = "pretrained weights";

    private NumpyFile() {}

    /**
     * The values of a file, row-major.
     *
     * @throws InputDataException where the file is missing, of another type, or has not so many values
     */
    static float[] readFloats(Path file, int length) {
        byte[] content = read(file);
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() < MAGIC.length + 2
                || bytes.slice(0, MAGIC.length).mismatch(ByteBuffer.wrap(MAGIC)) != -1) {
            throw unusable(file, "is not a .npy file of version 1");
        }
        int headerLength = Short.toUnsignedInt(bytes.getShort(MAGIC.length));
        int start = MAGIC.length + 2 + headerLength;
        if (bytes.limit() < start) {
            throw unusable(file, "is cut");
        }
        String header = new String(content, MAGIC.length + 2, headerLength, StandardCharsets.US_ASCII);
        if (!header.contains("'<f4'") || !header.contains("'fortran_order': False")) {
            throw unusable(file, "does not hold little-endian 32-bit floats, row by row");
        }
        if (bytes.limit() - start != length * Float.BYTES) {
            throw unusable(file, "has not " + length + " values");
        }
        float[] values = new float[length];
        bytes.position(start)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InputDataException(
                    file.toString(), STAGE, "cannot be read; name the pack's folder in the recipe's encoder.pack", e);
        }
    }

    private static InputDataException unusable(Path file, String problem) {
        return new InputDataException(file.toString(), STAGE, problem + "; take the pack's own file");
    }
}
