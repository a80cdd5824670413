package org.fieldwarden.ingest.geotiff;

import java.awt.image.Raster;
import java.util.Arrays;
import org.fieldwarden.ingest.geotiff.SampleLayout.Depth;

/** Tells observed from unobserved samples and brings colours to 8 bit. Immutable. */
final class Samples {

    private static final int OPAQUE_ENOUGH = 128;

    private final SampleLayout layout;
    private final ByteScaling scaling;

    Samples(SampleLayout layout, ByteScaling scaling) {
        this.layout = layout;
        this.scaling = scaling;
    }

    /** Fills a block from the raster of the same window. */
    void fill(SourceBlock block, Raster raster) {
        int width = block.window.width();
        double[] pixels = new double[width * layout.bands()];
        byte[] bytes = new byte[width * layout.bands()];
        for (int row = 0; row < block.window.height(); row++) {
            if (layout.depth() == Depth.BYTE
                    && layout.bands() == 3
                    && layout.nodata().isEmpty()) {
                fillPlainRow(block, raster, row, bytes);
            } else {
                row(raster, row, width, pixels);
                fillRow(block, row, pixels);
            }
        }
    }

    /** The common case, without a detour over double. */
    private static void fillPlainRow(SourceBlock block, Raster raster, int row, byte[] bytes) {
        int width = block.window.width();
        raster.getDataElements(raster.getMinX(), raster.getMinY() + row, width, 1, bytes);
        System.arraycopy(bytes, 0, block.rgb, row * width * 3, width * 3);
        Arrays.fill(block.observed, row * width, (row + 1) * width, true);
    }

    private void fillRow(SourceBlock block, int row, double[] pixels) {
        int width = block.window.width();
        for (int column = 0; column < width; column++) {
            int pixel = row * width + column;
            int first = column * layout.bands();
            block.observed[pixel] = isObserved(pixels, first);
            for (int band = 0; band < 3; band++) {
                int colour = layout.colours() == 1 ? 0 : band;
                block.rgb[3 * pixel + band] = scaling.toByte(colour, pixels[first + colour]);
            }
        }
    }

    /** One row of samples, all bands interleaved, as true values. */
    void row(Raster raster, int row, int width, double[] pixels) {
        raster.getPixels(raster.getMinX(), raster.getMinY() + row, width, 1, pixels);
        for (int index = 0; index < width * layout.bands(); index++) {
            pixels[index] = trueValue(pixels[index]);
        }
    }

    /** Java rasters do not tell signed from unsigned as the file does. */
    private double trueValue(double value) {
        return switch (layout.depth()) {
            case UNSIGNED_SHORT -> (int) value & 0xffff;
            case SIGNED_SHORT -> (short) (int) value;
            case UNSIGNED_INT -> Integer.toUnsignedLong((int) (long) value);
            case BYTE, SIGNED_INT, FLOAT, DOUBLE -> value;
        };
    }

    /** Whether the pixel whose samples start at {@code first} was observed, as far as its own samples say. */
    boolean isObserved(double[] pixels, int first) {
        boolean allNodata = layout.nodata().isPresent();
        for (int colour = 0; colour < layout.colours(); colour++) {
            double value = pixels[first + colour];
            if (!Double.isFinite(value)) {
                return false;
            }
            allNodata = allNodata && isNodata(value);
        }
        if (allNodata) {
            return false;
        }
        return layout.alpha().isEmpty()
                || isOpaque(pixels[first + layout.alpha().getAsInt()]);
    }

    private boolean isNodata(double value) {
        double nodata = layout.nodata().orElseThrow();
        return layout.depth() == Depth.FLOAT ? (float) value == (float) nodata : value == nodata;
    }

    private boolean isOpaque(double alpha) {
        return layout.depth() == Depth.BYTE ? alpha >= OPAQUE_ENOUGH : alpha > 0;
    }
}
