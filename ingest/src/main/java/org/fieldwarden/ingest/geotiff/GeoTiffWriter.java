package org.fieldwarden.ingest.geotiff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.UsageException;

/**
 * Streams a raster into a tiled GeoTIFF: 512 x 512 tiles are asked for, compressed and written one after the other, so
 * memory does not grow with the raster. Where something is unobserved, an internal transparency mask (a second directory,
 * TIFF 6.0 NewSubfileType 4) says so; GDAL and QGIS read it. Written to a temporary name, then moved.
 *
 * <p>Limits: below 4 GiB (no BigTIFF), no overviews, no COG layout, CRS codes of EPSG only.
 */
public final class GeoTiffWriter {

    private static final int TILE_PX = 512;
    private static final long MAX_BYTES = 0xFFFF_FFFFL;
    private static final int CHUNKY = 1;
    private static final int MASK = 4;
    private static final int RGB = 2;
    private static final int YCBCR = 6;

    private final FileChannel channel;
    private final Path target;
    private final List<Long> offsets = new ArrayList<>();
    private final List<Long> lengths = new ArrayList<>();
    private final List<byte[]> masks = new ArrayList<>();
    private boolean anyUnobserved;
    private long position;

    private GeoTiffWriter(FileChannel channel, Path target) {
        this.channel = channel;
        this.target = target;
    }

    /**
     * Writes all pixels of a grid.
     *
     * @param pixels asked for each tile once, row by row
     * @throws UsageException where the file cannot be written or would be larger than 4 GiB
     */
    public static void write(Path target, PixelGrid grid, TileSource pixels, Compression compression) {
        Path temporary = target.toAbsolutePath().resolveSibling(target.getFileName() + ".part");
        try {
            Files.createDirectories(temporary.resolveSibling(".").normalize());
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                new GeoTiffWriter(channel, target).write(grid, pixels, compression);
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UsageException("Cannot write " + target + " (" + e.getMessage()
                    + "); check the folder's permission and the free space");
        } finally {
            deleteIfLeft(temporary);
        }
    }

    private static void deleteIfLeft(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove the temporary file " + temporary, e);
        }
    }

    private void write(PixelGrid grid, TileSource pixels, Compression compression) throws IOException {
        append(ByteBuffer.allocate(8)); // the header comes last, when the directory's place is known
        TileEncoder encoder = new TileEncoder(TILE_PX, compression);
        for (PixelWindow window : grid.blocks(TILE_PX)) {
            OrthophotoTile tile = pixels.tile(window);
            if (!tile.window().equals(window)) {
                throw new IllegalArgumentException("Asked for " + window + " and got " + tile.window());
            }
            appendBlock(encoder.colours(tile));
            masks.add(encoder.mask(tile));
            anyUnobserved |= tile.observedPixels() < window.pixels();
        }
        TiffDirectoryWriter image = imageDirectory(grid, compression);
        offsets.clear();
        lengths.clear();
        if (anyUnobserved) {
            for (byte[] mask : masks) {
                appendBlock(mask);
            }
        }
        appendDirectories(image, grid);
    }

    private void appendDirectories(TiffDirectoryWriter image, PixelGrid grid) throws IOException {
        TiffDirectoryWriter mask = maskDirectory(grid);
        long imagePosition = position;
        long maskPosition = imagePosition + image.length();
        append(image.toBytes(imagePosition, anyUnobserved ? maskPosition : 0));
        if (anyUnobserved) {
            append(mask.toBytes(maskPosition, 0));
        }
        ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt((int) imagePosition);
        channel.write(header.flip(), 0);
    }

    private TiffDirectoryWriter imageDirectory(PixelGrid grid, Compression compression) {
        TiffDirectoryWriter directory = directory(grid)
                .shorts(TiffDirectory.BITS_PER_SAMPLE, 8, 8, 8)
                .shorts(TiffDirectory.COMPRESSION, compression.tag())
                .shorts(TiffDirectory.SAMPLES_PER_PIXEL, 3)
                .shorts(TiffDirectory.SAMPLE_FORMAT, 1, 1, 1);
        if (compression == Compression.JPEG) {
            directory.shorts(TiffDirectory.PHOTOMETRIC, YCBCR).shorts(TiffDirectory.YCBCR_SUBSAMPLING, 2, 2);
        } else {
            directory.shorts(TiffDirectory.PHOTOMETRIC, RGB).shorts(TiffDirectory.PREDICTOR, 2);
        }
        return georeferenced(directory, grid);
    }

    private TiffDirectoryWriter maskDirectory(PixelGrid grid) {
        return directory(grid)
                .longs(TiffDirectory.NEW_SUBFILE_TYPE, MASK)
                .shorts(TiffDirectory.BITS_PER_SAMPLE, 1)
                .shorts(TiffDirectory.COMPRESSION, Compression.DEFLATE.tag())
                .shorts(TiffDirectory.PHOTOMETRIC, MASK)
                .shorts(TiffDirectory.SAMPLES_PER_PIXEL, 1);
    }

    private TiffDirectoryWriter directory(PixelGrid grid) {
        return new TiffDirectoryWriter()
                .longs(TiffDirectory.IMAGE_WIDTH, grid.width())
                .longs(TiffDirectory.IMAGE_LENGTH, grid.height())
                .shorts(TiffDirectory.PLANAR_CONFIGURATION, CHUNKY)
                .shorts(TiffDirectory.TILE_WIDTH, TILE_PX)
                .shorts(TiffDirectory.TILE_LENGTH, TILE_PX)
                .longs(TiffDirectory.TILE_OFFSETS, toArray(offsets))
                .longs(TiffDirectory.TILE_BYTE_COUNTS, toArray(lengths));
    }

    /** OGC 19-008r4: projected model, pixel is area, ProjectedCSType. */
    static TiffDirectoryWriter georeferenced(TiffDirectoryWriter directory, PixelGrid grid) {
        PixelToMap map = grid.pixelToMap();
        if (map.isNorthUp()) {
            directory
                    .doubles(TiffDirectory.MODEL_PIXEL_SCALE, map.scaleX(), -map.scaleY(), 0)
                    .doubles(TiffDirectory.MODEL_TIEPOINT, 0, 0, 0, map.translateX(), map.translateY(), 0);
        } else {
            directory.doubles(
                    TiffDirectory.MODEL_TRANSFORMATION,
                    map.scaleX(),
                    map.shearX(),
                    0,
                    map.translateX(),
                    map.shearY(),
                    map.scaleY(),
                    0,
                    map.translateY(),
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    1);
        }
        int[] keys = {1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, epsg(grid)};
        return directory.shorts(TiffDirectory.GEO_KEY_DIRECTORY, keys);
    }

    private static int epsg(PixelGrid grid) {
        String code = grid.crs().code();
        if (!code.matches("EPSG:[0-9]{4,5}")) {
            throw new UsageException("A GeoTIFF is written with an EPSG code only, not " + code);
        }
        return Integer.parseInt(code.substring("EPSG:".length()));
    }

    private static long[] toArray(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    private void appendBlock(byte[] bytes) throws IOException {
        offsets.add(position);
        lengths.add((long) bytes.length);
        append(ByteBuffer.wrap(bytes));
    }

    /** Appends at an even position, as TIFF asks of directories. */
    private void append(ByteBuffer bytes) throws IOException {
        if (position + bytes.remaining() + 1 > MAX_BYTES) {
            throw new UsageException("More than 4 GiB for " + target + "; write the raster in parts or as JPEG");
        }
        position += bytes.remaining();
        writeFully(bytes);
        if (position % 2 != 0) {
            writeFully(ByteBuffer.allocate(1));
            position++;
        }
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
