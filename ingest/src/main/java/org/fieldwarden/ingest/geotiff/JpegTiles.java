package org.fieldwarden.ingest.geotiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Compares the size that each JPEG tile or strip claims for itself with the size that the TIFF gives it. A decoder takes
 * memory by the former, so a tile that claims 65,500 x 65,500 pixels must not reach one.
 */
final class JpegTiles {

    private static final long JPEG = 7;
    private static final int START_OF_IMAGE = 0xFFD8;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int MAX_SEGMENTS = 64;

    private JpegTiles() {}

    /** Refuses a file of which any JPEG tile claims more than the tile, rounded up to whole 16 x 16 units. */
    static void requireFitting(TiffDirectory image, RasterLayout layout) {
        if (image.integer(TiffDirectory.COMPRESSION, 1) != JPEG) {
            return;
        }
        boolean tiled = image.has(TiffDirectory.TILE_WIDTH);
        long[] offsets = image.integers(tiled ? TiffDirectory.TILE_OFFSETS : TiffDirectory.STRIP_OFFSETS);
        long[] counts = image.integers(tiled ? TiffDirectory.TILE_BYTE_COUNTS : TiffDirectory.STRIP_BYTE_COUNTS);
        for (int index = 0; index < Math.min(offsets.length, counts.length); index++) {
            if (counts[index] > 0) {
                requireFitting(image.file(), layout, offsets[index], offsets[index] + counts[index]);
            }
        }
    }

    private static void requireFitting(TiffFile file, RasterLayout layout, long begin, long end) {
        if (end - begin < 4 || marker(file, begin) != START_OF_IMAGE) {
            throw damaged(file);
        }
        long position = begin + 2;
        for (int segment = 0; segment < MAX_SEGMENTS && position + 4 <= end; segment++) {
            ByteBuffer head = file.bytes(position, 4).order(ByteOrder.BIG_ENDIAN);
            int marker = Short.toUnsignedInt(head.getShort());
            int length = Short.toUnsignedInt(head.getShort());
            if (marker < 0xFF01 || marker == START_OF_SCAN) {
                break;
            }
            if (isFrame(marker)) {
                if (position + 9 > end) {
                    break;
                }
                ByteBuffer size = file.bytes(position + 5, 4).order(ByteOrder.BIG_ENDIAN);
                requireSize(file, layout, Short.toUnsignedInt(size.getShort()), Short.toUnsignedInt(size.getShort()));
                return;
            }
            position += 2 + Math.max(2, length);
        }
        throw damaged(file);
    }

    private static int marker(TiffFile file, long position) {
        return Short.toUnsignedInt(
                file.bytes(position, 2).order(ByteOrder.BIG_ENDIAN).getShort());
    }

    /** SOF0 to SOF15 without DHT, JPG and DAC (ITU-T T.81, table B.1). */
    private static boolean isFrame(int marker) {
        return marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8 && marker != 0xFFCC;
    }

    private static void requireSize(TiffFile file, RasterLayout layout, int height, int width) {
        if (width < 1
                || width > wholeUnits(layout.blockWidth())
                || height < 1
                || height > wholeUnits(layout.blockHeight())) {
            throw file.refuse("A JPEG tile claims " + width + " x " + height + " pixels inside a tile of "
                    + layout.blockWidth() + " x " + layout.blockHeight()
                    + "; the file is damaged: export the orthophoto again");
        }
    }

    private static int wholeUnits(int pixels) {
        return (pixels + 15) / 16 * 16;
    }

    private static RuntimeException damaged(TiffFile file) {
        return file.refuse("A JPEG tile does not begin as JPEG; the file is damaged: copy or export it again");
    }
}
