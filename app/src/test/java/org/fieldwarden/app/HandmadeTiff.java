package org.fieldwarden.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/** Small uncompressed single-strip GeoTIFFs of any kind, sound or not, tag by tag. */
final class HandmadeTiff {

    static final int WIDTH = 256;
    static final int COMPRESSION = 259;
    static final int EXTRA_SAMPLES = 338;
    static final int PIXEL_SCALE = 33550;
    static final int TIEPOINT = 33922;
    static final int GEO_KEYS = 34735;
    static final int NODATA = 42113;

    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 12;

    private final Map<Integer, Field> fields = new TreeMap<>();
    private byte[] pixels = new byte[0];

    private record Field(int type, List<Double> values) {

        static Field of(int type, double... values) {
            return new Field(type, Arrays.stream(values).boxed().toList());
        }

        int bytes() {
            int each = type == ASCII ? 1 : type == SHORT ? 2 : type == LONG ? 4 : 8;
            return each * values.size();
        }

        void put(ByteBuffer to) {
            for (double value : values) {
                switch (type) {
                    case ASCII -> to.put((byte) (int) value);
                    case SHORT -> to.putShort((short) (int) value);
                    case LONG -> to.putInt((int) (long) value);
                    default -> to.putDouble(value);
                }
            }
        }
    }

    /** A sound 8-bit square of 0.5 m pixels in EPSG:4547 with a pattern as pixels. */
    static HandmadeTiff sound(int sidePx, int bands) {
        int[] bits = new int[bands];
        Arrays.fill(bits, 8);
        return new HandmadeTiff()
                .longs(WIDTH, sidePx)
                .longs(257, sidePx)
                .shorts(258, bits)
                .shorts(COMPRESSION, 1)
                .shorts(262, bands >= 3 ? 2 : 1)
                .shorts(277, bands)
                .longs(278, sidePx)
                .doubles(PIXEL_SCALE, 0.5, 0.5, 0)
                .doubles(TIEPOINT, 0, 0, 0, 500_000, 2_500_000, 0)
                .keys(4547)
                .bytes(index -> 40 + index * 7 % 150, sidePx * sidePx * bands);
    }

    HandmadeTiff keys(int projectedCrs) {
        return shorts(GEO_KEYS, 1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, projectedCrs);
    }

    HandmadeTiff shorts(int tag, int... values) {
        fields.put(tag, Field.of(SHORT, Arrays.stream(values).asDoubleStream().toArray()));
        return this;
    }

    HandmadeTiff longs(int tag, long... values) {
        fields.put(tag, Field.of(LONG, Arrays.stream(values).asDoubleStream().toArray()));
        return this;
    }

    HandmadeTiff doubles(int tag, double... values) {
        fields.put(tag, Field.of(DOUBLE, values));
        return this;
    }

    HandmadeTiff text(int tag, String text) {
        fields.put(tag, Field.of(ASCII, (text + "\0").chars().asDoubleStream().toArray()));
        return this;
    }

    HandmadeTiff without(int tag) {
        fields.remove(tag);
        return this;
    }

    HandmadeTiff bytes(IntUnaryOperator valueOfIndex, int count) {
        pixels = new byte[count];
        for (int index = 0; index < count; index++) {
            pixels[index] = (byte) valueOfIndex.applyAsInt(index);
        }
        return this;
    }

    HandmadeTiff words(IntUnaryOperator valueOfIndex, int count) {
        ByteBuffer buffer = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int index = 0; index < count; index++) {
            buffer.putShort((short) valueOfIndex.applyAsInt(index));
        }
        pixels = buffer.array();
        return this;
    }

    Path write(Path file) throws IOException {
        fields.putIfAbsent(273, Field.of(LONG, 8));
        fields.putIfAbsent(279, Field.of(LONG, pixels.length));
        int directory = 8 + pixels.length + pixels.length % 2;
        int outside = directory + 6 + 12 * fields.size();
        int end = outside + fields.values().stream().mapToInt(Field::bytes).sum();
        ByteBuffer buffer = ByteBuffer.allocate(end).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(directory);
        buffer.put(8, pixels).position(directory).putShort((short) fields.size());
        for (Map.Entry<Integer, Field> field : fields.entrySet()) {
            int entryEnd = buffer.position() + 12;
            buffer.putShort(field.getKey().shortValue())
                    .putShort((short) field.getValue().type());
            buffer.putInt(field.getValue().values().size());
            if (field.getValue().bytes() > 4) {
                buffer.putInt(outside).position(outside);
                outside += field.getValue().bytes();
            }
            field.getValue().put(buffer);
            buffer.position(entryEnd);
        }
        return Files.write(file, buffer.array());
    }
}
