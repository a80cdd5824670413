package org.fieldwarden.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** A 16-bit grey GeoTIFF of 80 x 40 pixels of 0.5 m in EPSG:4547, one uncompressed strip. */
final class SixteenBit {

    private static final int WIDTH = 80;
    private static final int HEIGHT = 40;

    private SixteenBit() {}

    /**
     * Writes the file.
     *
     * @param east metres from the place of the scenes
     * @param level mean sample; others lie within 100 of it
     */
    static Path write(Path file, double east, int level) throws IOException {
        int pixels = WIDTH * HEIGHT * 2;
        ByteBuffer buffer = ByteBuffer.allocate(8 + pixels + 400).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8 + pixels);
        for (int index = 0; index < WIDTH * HEIGHT; index++) {
            buffer.putShort((short) (level + index * 37 % 200 - 100));
        }
        int values = buffer.position() + 2 + 12 * 12 + 4;
        buffer.putShort((short) 12);
        entry(buffer, 256, 4, 1, WIDTH);
        entry(buffer, 257, 4, 1, HEIGHT);
        entry(buffer, 258, 3, 1, 16);
        entry(buffer, 259, 3, 1, 1);
        entry(buffer, 262, 3, 1, 1);
        entry(buffer, 273, 4, 1, 8);
        entry(buffer, 277, 3, 1, 1);
        entry(buffer, 278, 4, 1, HEIGHT);
        entry(buffer, 279, 4, 1, pixels);
        entry(buffer, 33550, 12, 3, values);
        entry(buffer, 33922, 12, 6, values + 24);
        entry(buffer, 34735, 3, 16, values + 72);
        buffer.putInt(0);
        buffer.putDouble(0.5).putDouble(0.5).putDouble(0);
        buffer.putDouble(0).putDouble(0).putDouble(0);
        buffer.putDouble(500_000 + east).putDouble(2_500_000).putDouble(0);
        for (int key : new int[] {1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 4547}) {
            buffer.putShort((short) key);
        }
        return Files.write(file, buffer.array());
    }

    private static void entry(ByteBuffer buffer, int tag, int type, int count, int value) {
        buffer.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }
}
