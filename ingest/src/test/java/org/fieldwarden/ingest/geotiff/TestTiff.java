package org.fieldwarden.ingest.geotiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/** Writes small uncompressed single-strip TIFF files of any kind, sound or hostile, for tests. */
final class TestTiff {

    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 12;

    private final Map<Integer, Field> fields = new TreeMap<>();
    private byte[] pixels = new byte[0];
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private boolean big;

    private record Field(int type, List<Double> values) {
        static Field of(int type, double... values) {
            return new Field(type, Arrays.stream(values).boxed().toList());
        }
    }

    /** A sound 8-bit raster of 0.5 m pixels in EPSG:4547 with zeros as pixels. */
    static TestTiff sound(int width, int height, int bands) {
        int[] bits = new int[bands];
        Arrays.fill(bits, 8);
        return new TestTiff()
                .longs(256, width)
                .longs(257, height)
                .shorts(258, bits)
                .shorts(259, 1)
                .shorts(262, bands >= 3 ? 2 : 1)
                .shorts(277, bands)
                .longs(278, height)
                .doubles(33550, 0.5, 0.5, 0)
                .doubles(33922, 0, 0, 0, 500_000, 2_500_000, 0)
                .shorts(34735, 1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 4547)
                .bytes(index -> 0, width * height * bands);
    }

    TestTiff shorts(int tag, int... values) {
        fields.put(tag, Field.of(SHORT, Arrays.stream(values).asDoubleStream().toArray()));
        return this;
    }

    TestTiff longs(int tag, long... values) {
        fields.put(tag, Field.of(LONG, Arrays.stream(values).asDoubleStream().toArray()));
        return this;
    }

    TestTiff doubles(int tag, double... values) {
        fields.put(tag, Field.of(DOUBLE, values));
        return this;
    }

    TestTiff text(int tag, String text) {
        fields.put(tag, Field.of(2, (text + "\0").chars().asDoubleStream().toArray()));
        return this;
    }

    TestTiff without(int tag) {
        fields.remove(tag);
        return this;
    }

    TestTiff bigEndian() {
        order = ByteOrder.BIG_ENDIAN;
        return this;
    }

    TestTiff bigTiff() {
        big = true;
        return this;
    }

    TestTiff bytes(IntUnaryOperator valueOfIndex, int count) {
        pixels = new byte[count];
        for (int index = 0; index < count; index++) {
            pixels[index] = (byte) valueOfIndex.applyAsInt(index);
        }
        return this;
    }

    /** 16-bit samples; call after the byte order is chosen. */
    TestTiff words(IntUnaryOperator valueOfIndex, int count) {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[2 * count]).order(order);
        for (int index = 0; index < count; index++) {
            buffer.putShort((short) valueOfIndex.applyAsInt(index));
        }
        pixels = buffer.array();
        return this;
    }

    TestTiff floats(IntToDoubleFunction valueOfIndex, int count) {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[4 * count]).order(order);
        for (int index = 0; index < count; index++) {
            buffer.putFloat((float) valueOfIndex.applyAsDouble(index));
        }
        pixels = buffer.array();
        return this;
    }

    Path write(Path file) throws IOException {
        int header = big ? 16 : 8;
        fields.putIfAbsent(273, Field.of(LONG, header));
        fields.putIfAbsent(279, Field.of(LONG, pixels.length));
        int entry = big ? 20 : 12;
        int directory = header + pixels.length + pixels.length % 2;
        int values = directory + (big ? 16 : 6) + entry * fields.size();
        ByteBuffer buffer = ByteBuffer.wrap(new byte[values + valueBytes()]).order(order);
        putHeader(buffer, directory);
        buffer.put(header, pixels).position(directory);
        if (big) {
            buffer.putLong(fields.size());
        } else {
            buffer.putShort((short) fields.size());
        }
        for (Map.Entry<Integer, Field> field : fields.entrySet()) {
            values += putEntry(buffer, field.getKey(), field.getValue(), values);
        }
        return Files.write(file, buffer.array());
    }

    private void putHeader(ByteBuffer buffer, int directory) {
        byte mark = (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M');
        buffer.put(mark).put(mark).putShort((short) (big ? 43 : 42));
        if (big) {
            buffer.putShort((short) 8).putShort((short) 0).putLong(directory);
        } else {
            buffer.putInt(directory);
        }
    }

    private int valueBytes() {
        return fields.values().stream()
                .mapToInt(field -> field.values().size() * 8 + 8)
                .sum();
    }

    /** Gives the bytes used outside the entry. */
    private int putEntry(ByteBuffer buffer, int tag, Field field, int outside) {
        int inline = big ? 8 : 4;
        int bytes = field.values().size() * TiffFile.typeBytes(field.type());
        buffer.putShort((short) tag).putShort((short) field.type());
        if (big) {
            buffer.putLong(field.values().size());
        } else {
            buffer.putInt(field.values().size());
        }
        int end = buffer.position() + inline;
        if (bytes > inline) {
            if (big) {
                buffer.putLong(outside);
            } else {
                buffer.putInt(outside);
            }
            buffer.position(outside);
        }
        for (double value : field.values()) {
            switch (field.type()) {
                case 2 -> buffer.put((byte) (int) value);
                case SHORT -> buffer.putShort((short) (int) value);
                case LONG -> buffer.putInt((int) (long) value);
                default -> buffer.putDouble(value);
            }
        }
        buffer.position(end);
        return bytes > inline ? bytes : 0;
    }
}
