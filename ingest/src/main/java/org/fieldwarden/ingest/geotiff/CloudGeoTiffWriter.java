package org.fieldwarden.ingest.geotiff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.StorageException;

/**
 * Streams a raster into a cloud-optimized GeoTIFF (OGC 21-026): 512 x 512 tiles, overviews down to one tile, a
 * transparency mask for each where something is unobserved; all directories in front, then the tiles, smallest overview
 * first. BigTIFF above 4 GiB. Tiles in which nothing was observed are left out.
 *
 * <p>Tiles are asked for row by row, several at once from several threads; memory does not grow with the raster. The
 * encoded tiles wait in a scratch file beside the target, because those that come last stand first: twice the file's size
 * is needed on the disk for a while.
 */
public final class CloudGeoTiffWriter {

    private static final int SHAPE_SIDE_CELLS = 1024;

    private static final int BATCH = 4 * Runtime.getRuntime().availableProcessors();

    private final List<PyramidLevel> levels;
    private final TileEncoder encoder;
    private final Compression compression;
    private final FileChannel spill;
    private final List<QuadrantRows> quadrants = new ArrayList<>();
    private final ObservedShape shape;
    private Optional<OrthophotoTile> quicklook = Optional.empty();
    private long spilled;
    private long observedPixels;

    /** A tile with its encoded pixels and mask, and itself halved; empty where nothing was observed. */
    private record Encoded(OrthophotoTile tile, ByteBuffer image, ByteBuffer mask, Optional<SourceBlock> half) {}

    private CloudGeoTiffWriter(PixelGrid grid, Compression compression, ScratchFiles scratch) throws IOException {
        levels = PyramidLevel.of(grid);
        encoder = new TileEncoder(PyramidLevel.TILE_PX, compression);
        this.compression = compression;
        spill = scratch.open();
        for (PyramidLevel level : levels) {
            quadrants.add(new QuadrantRows(level, scratch.open()));
        }
        shape = new ObservedShape(levels.get(shapeLevel()).grid());
    }

    /**
     * Writes all pixels of a grid.
     *
     * @param target must not exist; removed again where writing fails
     * @throws StorageException where the file cannot be written
     */
    public static WrittenRaster write(
            Path target, PixelGrid grid, TileSource pixels, Compression compression, TileProgress progress) {
        boolean complete = false;
        try (ScratchFiles scratch = new ScratchFiles(target)) {
            CloudGeoTiffWriter writer = new CloudGeoTiffWriter(grid, compression, scratch);
            WrittenRaster written = writer.takeAll(pixels, progress);
            writer.assemble(target);
            complete = true;
            return written;
        } catch (IOException | UncheckedIOException e) {
            throw new StorageException("Cannot write " + target + " (" + e.getMessage()
                    + "); check the folder's permission and the free space");
        } finally {
            if (!complete) {
                ScratchFiles.delete(target);
            }
        }
    }

    private WrittenRaster takeAll(TileSource pixels, TileProgress progress) throws IOException {
        List<PixelWindow> windows = levels.get(0).grid().blocks(PyramidLevel.TILE_PX);
        for (int done = 0; done < windows.size(); done += BATCH) {
            List<PixelWindow> batch = windows.subList(done, Math.min(windows.size(), done + BATCH));
            List<Encoded> tiles = batch.parallelStream()
                    .map(window -> encoded(asked(pixels, window)))
                    .toList();
            for (Encoded tile : tiles) {
                observedPixels += tile.tile().observedPixels();
                keep(0, tile);
            }
            progress.done(done + (long) batch.size(), windows.size());
        }
        return new WrittenRaster(observedPixels, shape, quicklook.orElseThrow());
    }

    private static OrthophotoTile asked(TileSource pixels, PixelWindow window) {
        OrthophotoTile tile = pixels.tile(window);
        if (!tile.window().equals(window)) {
            throw new IllegalArgumentException("Asked for " + window + " and got " + tile.window());
        }
        return tile;
    }

    private Encoded encoded(OrthophotoTile tile) {
        if (tile.observedPixels() == 0) {
            return new Encoded(tile, ByteBuffer.allocate(0), ByteBuffer.allocate(0), Optional.empty());
        }
        try {
            return new Encoded(
                    tile,
                    ByteBuffer.wrap(encoder.colours(tile)),
                    ByteBuffer.wrap(encoder.mask(tile)),
                    Optional.of(QuadrantRows.halved(tile)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int shapeLevel() {
        int index = 0;
        while (Math.max(
                        levels.get(index).grid().width(),
                        levels.get(index).grid().height())
                > SHAPE_SIDE_CELLS) {
            index++;
        }
        return index;
    }

    /** Keeps a tile and, where it is the last of its four, the tile of the next level. */
    private void keep(int index, Encoded encoded) throws IOException {
        PyramidLevel level = levels.get(index);
        OrthophotoTile tile = encoded.tile();
        int place = level.tileOf(tile.window());
        spill(level.images(), place, encoded.image());
        spill(level.masks(), place, encoded.mask());
        if (index == shapeLevel()) {
            shape.add(tile);
        }
        if (index == levels.size() - 1) {
            quicklook = Optional.of(tile);
            return;
        }
        int column = place % level.columns();
        int row = place / level.columns();
        quadrants.get(index).put(column, row, encoded.half());
        if (level.closesParent(column, row)) {
            PixelWindow parent = levels.get(index + 1).window(column / 2, row / 2);
            keep(index + 1, encoded(quadrants.get(index).parent(parent)));
        }
    }

    private void spill(BlockIndex blocks, int tile, ByteBuffer bytes) throws IOException {
        if (!bytes.hasRemaining()) {
            return;
        }
        blocks.set(tile, spilled, bytes.remaining());
        while (bytes.hasRemaining()) {
            spilled += spill.write(bytes, spilled);
        }
    }

    private void assemble(Path target) throws IOException {
        boolean masked = observedPixels < levels.get(0).grid().pixels();
        CloudLayout layout = CloudLayout.of(levels, compression, masked);
        try (FileChannel output = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (ByteBuffer piece : layout.front()) {
                while (piece.hasRemaining()) {
                    output.write(piece);
                }
            }
            for (CloudLayout.Piece piece : layout.pieces()) {
                long copied = 0;
                while (copied < piece.length()) {
                    copied += spill.transferTo(piece.spilledAt() + copied, piece.length() - copied, output);
                }
            }
            output.force(true);
        }
    }
}
