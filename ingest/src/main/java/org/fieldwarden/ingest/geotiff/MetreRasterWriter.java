package org.fieldwarden.ingest.geotiff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.fieldwarden.core.MetreRaster;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.UsageException;

/**
 * Writes lengths as a GeoTIFF of one 32-bit float band, Deflate, in strips; NaN is nodata and said to be (GDAL_NODATA).
 * For coarse rasters: the whole is in memory. Written to a temporary name, then moved.
 */
public final class MetreRasterWriter {

    private static final int STRIP_ROWS = 64;
    private static final int HEADER_BYTES = 8;
    private static final int MIN_IS_BLACK = 1;
    private static final int FLOAT = 3;
    private static final int CHUNKY = 1;

    private MetreRasterWriter() {}

    /**
     * Writes all lengths.
     *
     * @throws UsageException where the file cannot be written
     */
    public static void write(Path target, MetreRaster raster) {
        Path temporary = target.toAbsolutePath().resolveSibling(target.getFileName() + ".part");
        try {
            Files.createDirectories(temporary.resolveSibling(".").normalize());
            try (OutputStream out = Files.newOutputStream(temporary)) {
                out.write(toBytes(raster));
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UsageException("Cannot write " + target + " (" + e.getMessage()
                    + "); check the folder's permission and the free space");
        }
    }

    private static byte[] toBytes(MetreRaster raster) throws IOException {
        PixelGrid grid = raster.grid();
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        int strips = (grid.height() + STRIP_ROWS - 1) / STRIP_ROWS;
        long[] offsets = new long[strips];
        long[] lengths = new long[strips];
        for (int strip = 0; strip < strips; strip++) {
            offsets[strip] = HEADER_BYTES + (long) pixels.size();
            pixels.write(deflated(raster, strip * STRIP_ROWS));
            lengths[strip] = HEADER_BYTES + pixels.size() - offsets[strip];
        }
        if (pixels.size() % 2 != 0) {
            pixels.write(0);
        }
        int directoryAt = HEADER_BYTES + pixels.size();
        TiffDirectoryWriter directory = ImageTags.georeference(
                new TiffDirectoryWriter(TiffFormat.CLASSIC)
                        .longs(TiffDirectory.IMAGE_WIDTH, grid.width())
                        .longs(TiffDirectory.IMAGE_LENGTH, grid.height())
                        .shorts(TiffDirectory.BITS_PER_SAMPLE, Float.SIZE)
                        .shorts(TiffDirectory.COMPRESSION, Compression.DEFLATE.tag())
                        .shorts(TiffDirectory.PHOTOMETRIC, MIN_IS_BLACK)
                        .longs(TiffDirectory.STRIP_OFFSETS, offsets)
                        .shorts(TiffDirectory.SAMPLES_PER_PIXEL, 1)
                        .longs(TiffDirectory.ROWS_PER_STRIP, STRIP_ROWS)
                        .longs(TiffDirectory.STRIP_BYTE_COUNTS, lengths)
                        .shorts(TiffDirectory.PLANAR_CONFIGURATION, CHUNKY)
                        .shorts(TiffDirectory.SAMPLE_FORMAT, FLOAT)
                        .ascii(TiffDirectory.GDAL_NODATA, "nan"),
                grid);
        ByteBuffer file = ByteBuffer.allocate(directoryAt + directory.length()).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(directoryAt);
        file.put(pixels.toByteArray());
        file.put(directory.toBytes(directoryAt, 0));
        return file.array();
    }

    private static byte[] deflated(MetreRaster raster, int firstRow) throws IOException {
        int width = raster.grid().width();
        int rows = Math.min(STRIP_ROWS, raster.grid().height() - firstRow);
        ByteBuffer values = ByteBuffer.allocate(width * rows * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = firstRow; row < firstRow + rows; row++) {
            for (int column = 0; column < width; column++) {
                values.putFloat(raster.metres(column, row));
            }
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(6);
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(output, deflater)) {
            deflating.write(values.array());
        } finally {
            deflater.end();
        }
        return output.toByteArray();
    }
}
