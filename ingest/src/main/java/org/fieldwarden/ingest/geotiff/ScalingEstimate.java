package org.fieldwarden.ingest.geotiff;

import java.awt.image.Raster;
import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.ingest.geotiff.SampleLayout.Depth;

/**
 * Estimates a flight's scaling to 8 bit once, from the same pieces of the file each time: an even lattice of blocks, and
 * every other block only where those hold too few observed pixels.
 */
final class ScalingEstimate {

    private static final int LATTICE = 6;
    private static final int PIECE_PIXELS = 16_384;
    private static final int ENOUGH_PIXELS = 20_000;

    private final TiffRaster raster;
    private final DecoderPool decoders;
    private final Samples samples;
    private final List<double[]> pixels;

    private ScalingEstimate(TiffRaster raster, DecoderPool decoders, List<double[]> pixels) {
        this.raster = raster;
        this.decoders = decoders;
        this.pixels = pixels;
        this.samples = new Samples(raster.samples(), ByteScaling.none());
    }

    static ByteScaling of(TiffRaster raster, DecoderPool decoders) {
        if (raster.samples().depth() == Depth.BYTE) {
            return ByteScaling.none();
        }
        List<double[]> pixels = new ArrayList<>();
        new ScalingEstimate(raster, decoders, pixels).sampleEnough();
        return scaling(pixels, raster.samples().colours());
    }

    /** Adds colours of observed pixels of one file, at most some hundred thousand, for a scaling that several share. */
    static void sample(TiffRaster raster, DecoderPool decoders, List<double[]> pixels) {
        new ScalingEstimate(raster, decoders, pixels).sampleLattice();
    }

    private void sampleEnough() {
        sampleLattice();
        RasterLayout layout = raster.layout();
        for (int row = 0; row < layout.blockRows() && pixels.size() < ENOUGH_PIXELS; row++) {
            for (int column = 0; column < layout.blockColumns() && pixels.size() < ENOUGH_PIXELS; column++) {
                sample(column, row);
            }
        }
    }

    /** The scaling by sampled pixels. */
    static ByteScaling scaling(List<double[]> pixels, int colours) {
        if (pixels.isEmpty()) {
            return ByteScaling.none(); // nothing is observed; there is nothing to scale
        }
        double[][] values = new double[colours][pixels.size()];
        for (int index = 0; index < pixels.size(); index++) {
            for (int colour = 0; colour < values.length; colour++) {
                values[colour][index] = pixels.get(index)[colour];
            }
        }
        return ByteScaling.robust(values);
    }

    private void sampleLattice() {
        RasterLayout layout = raster.layout();
        int rows = Math.min(LATTICE, layout.blockRows());
        int columns = Math.min(LATTICE, layout.blockColumns());
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                sample(column * layout.blockColumns() / columns, row * layout.blockRows() / rows);
            }
        }
    }

    private void sample(int blockColumn, int blockRow) {
        if (raster.layout().isAbsent(blockColumn, blockRow)) {
            return;
        }
        PixelWindow piece = middle(raster.layout().block(blockColumn, blockRow));
        Raster decoded = decoders.with(decoder -> decoder.decode(0, piece));
        boolean[] unmasked = decoders.with(decoder -> SourceBlocks.unmasked(raster, decoder, piece));
        int bands = raster.samples().bands();
        int step = Math.max(1, Math.toIntExact(piece.pixels() / PIECE_PIXELS));
        double[] row = new double[piece.width() * bands];
        for (int line = 0; line < piece.height(); line++) {
            samples.row(decoded, line, piece.width(), row);
            for (int column = 0; column < piece.width(); column += step) {
                if (unmasked[line * piece.width() + column] && samples.isObserved(row, column * bands)) {
                    pixels.add(colours(row, column * bands));
                }
            }
        }
    }

    private double[] colours(double[] row, int first) {
        double[] colours = new double[raster.samples().colours()];
        System.arraycopy(row, first, colours, 0, colours.length);
        return colours;
    }

    /** The middle rows of a block, all columns: a block of a striped file is as wide as the raster. */
    private static PixelWindow middle(PixelWindow block) {
        int height = Math.min(block.height(), Math.max(1, PIECE_PIXELS / block.width()));
        return PixelWindow.atSize(block.column(), block.row() + (block.height() - height) / 2, block.width(), height);
    }
}
