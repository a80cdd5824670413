package org.fieldwarden.ingest.geotiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Collects the tags of one directory and lays them out in bytes (TIFF 6.0 or BigTIFF, little endian, sorted by tag). */
final class TiffDirectoryWriter {

    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 12;

    /** A tag's value; the buffer is ready to be read. */
    private record Value(int type, int count, ByteBuffer bytes) {}

    private final TiffFormat format;
    private final Map<Integer, Value> tags = new TreeMap<>();

    TiffDirectoryWriter(TiffFormat format) {
        this.format = format;
    }

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

    /** Places in the file, as wide as the format needs. */
    TiffDirectoryWriter offsets(int tag, long... values) {
        ByteBuffer buffer = buffer(format.offsetBytes() * values.length);
        for (long value : values) {
            format.putOffset(buffer, value);
        }
        return put(tag, format.offsetType(), values.length, buffer);
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
        int length = fixedLength();
        for (Value value : tags.values()) {
            length += isOutside(value) ? padded(value.bytes().remaining()) : 0;
        }
        return length;
    }

    private int fixedLength() {
        return format.countBytes() + format.entryBytes() * tags.size() + format.offsetBytes();
    }

    private boolean isOutside(Value value) {
        return value.bytes().remaining() > format.offsetBytes();
    }

    /**
     * The directory and its values.
     *
     * @param position where in the file it will stand, even
     * @param next position of the next directory, 0 for none
     */
    ByteBuffer toBytes(long position, long next) {
        ByteBuffer buffer = buffer(length());
        int values = fixedLength();
        format.putCount(buffer, tags.size());
        for (Map.Entry<Integer, Value> entry : tags.entrySet()) {
            Value value = entry.getValue();
            buffer.putShort(entry.getKey().shortValue());
            buffer.putShort((short) value.type());
            format.putOffset(buffer, value.count());
            int endOfEntry = buffer.position() + format.offsetBytes();
            if (isOutside(value)) {
                format.putOffset(buffer, position + values);
                buffer.duplicate().position(values).put(value.bytes().duplicate());
                values += padded(value.bytes().remaining());
            } else {
                buffer.put(value.bytes().duplicate());
            }
            buffer.position(endOfEntry);
        }
        format.putOffset(buffer, next);
        return buffer.rewind();
    }

    private static int padded(int length) {
        return length + length % 2;
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
