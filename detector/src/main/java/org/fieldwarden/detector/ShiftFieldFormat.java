package org.fieldwarden.detector;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.fieldwarden.core.PixelGrid;

/**
 * The file form of a shift field, for workers of other processes: magic and version, then Deflate-compressed spacing,
 * columns, rows and nodes. Numbers are big-endian and doubles keep every bit, because a result's key depends on them.
 */
public final class ShiftFieldFormat {

    private static final int MAGIC = 0x46575346; // "FWSF"
    private static final int VERSION = 1;

    private ShiftFieldFormat() {}

    public static byte[] encode(ShiftField field) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            DataOutputStream header = new DataOutputStream(bytes);
            header.writeInt(MAGIC);
            header.writeInt(VERSION);
            try (DataOutputStream content = new DataOutputStream(new DeflaterOutputStream(bytes))) {
                content.writeInt(field.spacingPx());
                content.writeInt(field.columns());
                content.writeInt(field.rows());
                for (int row = 0; row < field.rows(); row++) {
                    for (int column = 0; column < field.columns(); column++) {
                        write(content, field.node(column, row));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, ShiftNode node) throws IOException {
        out.writeDouble(node.shift().columns());
        out.writeDouble(node.shift().rows());
        out.writeDouble(node.residualPx());
        out.writeUTF(node.trust().name());
        out.writeInt(node.observedPixels());
    }

    /** The field on its grid, or empty where the bytes are damaged, of another version or of another grid. */
    public static Optional<ShiftField> decode(PixelGrid grid, byte[] bytes) {
        try (DataInputStream header = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (header.readInt() != MAGIC || header.readInt() != VERSION) {
                return Optional.empty();
            }
            try (DataInputStream content = new DataInputStream(new InflaterInputStream(header))) {
                return read(grid, content);
            }
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<ShiftField> read(PixelGrid grid, DataInputStream in) throws IOException {
        int spacingPx = in.readInt();
        int columns = in.readInt();
        int rows = in.readInt();
        // Checked against the grid before anything is allocated for it.
        if (spacingPx < 1
                || columns != ShiftField.nodesAlong(grid.width(), spacingPx)
                || rows != ShiftField.nodesAlong(grid.height(), spacingPx)) {
            return Optional.empty();
        }
        List<ShiftNode> nodes = new ArrayList<>();
        for (long node = 0; node < (long) columns * rows; node++) {
            Shift shift = new Shift(in.readDouble(), in.readDouble());
            nodes.add(new ShiftNode(shift, in.readDouble(), ShiftNode.Trust.valueOf(in.readUTF()), in.readInt()));
        }
        return Optional.of(ShiftField.of(grid, spacingPx, nodes));
    }
}
