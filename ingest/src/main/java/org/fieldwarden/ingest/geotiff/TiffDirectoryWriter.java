package org.fieldwarden.ingest.geotiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Collects the tags of one directory and lays them out in bytes (TIFF 6.0, little endian, sorted by tag). */
final class TiffDirectoryWriter {

    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 12;
    private static final int ENTRY_BYTES = 12;

    /** A tag's value; the buffer is ready to be read. */
    private record Value(int type, int count, ByteBuffer bytes) {}

    private final Map<Integer, Value> tags = new TreeMap<>();

    TiffDirectoryWriter shorts(int tag, int... values) {
        ByteBuffer buffer = buffer(2 * values.length);
        for (int value : values) {
            buffer.putShort((short) value);
        }
        return put(tag, SHORT, values.length, buffer);
    }

    TiffDirectoryWriter longs(int tag, long... values) {
        ByteBuffer buffer = buffer(4 * values.length);
        for (long value : values) {
            buffer.putInt((int) value);
        }
        return put(tag, LONG, values.length, buffer);
    }

    TiffDirectoryWriter doubles(int tag, double... values) {
        ByteBuffer buffer = buffer(8 * values.length);
        for (double value : values) {
            buffer.putDouble(value);
        }
        return put(tag, DOUBLE, values.length, buffer);
    }

    TiffDirectoryWriter ascii(int tag, String text) {
        byte[] letters = (text + "\0").getBytes(StandardCharsets.US_ASCII);
        return put(tag, ASCII, letters.length, buffer(letters.length).put(letters));
    }

    private TiffDirectoryWriter put(int tag, int type, int count, ByteBuffer buffer) {
        tags.put(tag, new Value(type, count, buffer.flip()));
        return this;
    }

    /** Bytes that {@link #toBytes} gives. */
    int length() {
        int length = 2 + ENTRY_BYTES * tags.size() + 4;
        for (Value value : tags.values()) {
            length += value.bytes().remaining() > 4 ? padded(value.bytes().remaining()) : 0;
        }
        return length;
    }

    /**
     * The directory and its values.
     *
     * @param position where in the file it will stand, even
     * @param next position of the next directory, 0 for none
     */
    ByteBuffer toBytes(long position, long next) {
        ByteBuffer buffer = buffer(length());
        int values = 2 + ENTRY_BYTES * tags.size() + 4;
        buffer.putShort((short) tags.size());
        for (Map.Entry<Integer, Value> entry : tags.entrySet()) {
            Value value = entry.getValue();
            buffer.putShort(entry.getKey().shortValue());
            buffer.putShort((short) value.type());
            buffer.putInt(value.count());
            if (value.bytes().remaining() > 4) {
                buffer.putInt((int) (position + values));
                buffer.duplicate().position(values).put(value.bytes().duplicate());
                values += padded(value.bytes().remaining());
            } else {
                int endOfEntry = buffer.position() + 4;
                buffer.put(value.bytes().duplicate()).position(endOfEntry);
            }
        }
        buffer.putInt((int) next);
        return buffer.rewind();
    }

    private static int padded(int length) {
        return length + length % 2;
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
