package org.fieldwarden.ingest.geotiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.BitSet;
import java.util.Optional;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;

/**
 * Halved tiles that wait for their neighbours to become a tile of the next level: two rows of them, in a scratch file, so
 * that memory does not grow with the width of the raster. For one thread.
 */
final class QuadrantRows {

    private static final int SIDE_PX = PyramidLevel.TILE_PX / 2;
    private static final int SLOT_BYTES = SIDE_PX * SIDE_PX * 4;

    private final PyramidLevel level;
    private final FileChannel scratch;
    private final BitSet filled = new BitSet();

    /** @param level the level whose tiles are halved */
    QuadrantRows(PyramidLevel level, FileChannel scratch) {
        this.level = level;
        this.scratch = scratch;
    }

    /** @param halved the tile halved; empty where nothing of it was observed */
    void put(int tileColumn, int tileRow, Optional<SourceBlock> halved) throws IOException {
        int slot = slot(tileColumn, tileRow);
        if (halved.isEmpty()) {
            filled.clear(slot);
            return;
        }
        SourceBlock half = halved.get();
        ByteBuffer bytes = ByteBuffer.allocate(4 * half.observed.length);
        bytes.put(half.rgb);
        for (boolean observed : half.observed) {
            bytes.put((byte) (observed ? 1 : 0));
        }
        bytes.flip();
        long place = (long) slot * SLOT_BYTES;
        while (bytes.hasRemaining()) {
            place += scratch.write(bytes, place);
        }
        filled.set(slot);
    }

    /** The tile of the next level. */
    OrthophotoTile parent(PixelWindow window) throws IOException {
        SourceBlock parent = new SourceBlock(window);
        int firstColumn = window.column() / SIDE_PX;
        int firstRow = window.row() / SIDE_PX;
        for (int row = firstRow; row < Math.min(firstRow + 2, level.rows()); row++) {
            for (int column = firstColumn; column < Math.min(firstColumn + 2, level.columns()); column++) {
                if (filled.get(slot(column, row))) {
                    parent.paste(read(column, row));
                }
            }
        }
        return OrthophotoTile.of(window, parent.rgb, parent.observed);
    }

    private SourceBlock read(int tileColumn, int tileRow) throws IOException {
        SourceBlock half = new SourceBlock(halved(level.window(tileColumn, tileRow)));
        ByteBuffer bytes = ByteBuffer.allocate(4 * half.observed.length);
        long place = (long) slot(tileColumn, tileRow) * SLOT_BYTES;
        while (bytes.hasRemaining()) {
            int count = scratch.read(bytes, place);
            if (count < 0) {
                throw new IOException("The scratch file was cut");
            }
            place += count;
        }
        bytes.flip().get(half.rgb);
        for (int pixel = 0; pixel < half.observed.length; pixel++) {
            half.observed[pixel] = bytes.get() == 1;
        }
        return half;
    }

    private int slot(int tileColumn, int tileRow) {
        return tileRow % 2 * level.columns() + tileColumn;
    }

    private static PixelWindow halved(PixelWindow window) {
        return PixelWindow.atSize(
                window.column() / 2, window.row() / 2, (window.width() + 1) / 2, (window.height() + 1) / 2);
    }

    /** Means over the observed ones of four pixels; observed where at least half of those inside the raster are. */
    static SourceBlock halved(OrthophotoTile tile) {
        int width = tile.window().width();
        int height = tile.window().height();
        byte[] rgb = tile.toRgb();
        boolean[] seen = tile.toObserved();
        SourceBlock half = new SourceBlock(halved(tile.window()));
        for (int row = 0; row < half.window.height(); row++) {
            for (int column = 0; column < half.window.width(); column++) {
                int inside = 0;
                int observed = 0;
                int red = 0;
                int green = 0;
                int blue = 0;
                for (int y = 2 * row; y < Math.min(2 * row + 2, height); y++) {
                    for (int x = 2 * column; x < Math.min(2 * column + 2, width); x++) {
                        int pixel = y * width + x;
                        inside++;
                        if (seen[pixel]) {
                            observed++;
                            red += rgb[3 * pixel] & 0xff;
                            green += rgb[3 * pixel + 1] & 0xff;
                            blue += rgb[3 * pixel + 2] & 0xff;
                        }
                    }
                }
                if (2 * observed >= inside) {
                    int pixel = row * half.window.width() + column;
                    half.observed[pixel] = true;
                    half.rgb[3 * pixel] = (byte) ((red + observed / 2) / observed);
                    half.rgb[3 * pixel + 1] = (byte) ((green + observed / 2) / observed);
                    half.rgb[3 * pixel + 2] = (byte) ((blue + observed / 2) / observed);
                }
            }
        }
        return half;
    }
}
