package org.fieldwarden.ingest.geotiff;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.fieldwarden.core.OrthophotoTile;

/** Compresses the pixels of one square tile; what lies outside the raster repeats as black. */
final class TileEncoder {

    private static final float JPEG_QUALITY = 0.9f;

    private final int sidePx;
    private final Compression compression;

    TileEncoder(int sidePx, Compression compression) {
        this.sidePx = sidePx;
        this.compression = compression;
    }

    byte[] colours(OrthophotoTile tile) throws IOException {
        byte[] rgb = new byte[sidePx * sidePx * 3];
        for (int row = 0; row < tile.window().height(); row++) {
            tile.copyRow(row, rgb, row * sidePx * 3);
        }
        return switch (compression) {
            case DEFLATE -> deflated(differenced(rgb));
            case JPEG -> jpeg(rgb);
        };
    }

    /** One bit per pixel, set where observed, rows padded to bytes. */
    byte[] mask(OrthophotoTile tile) throws IOException {
        byte[] bits = new byte[sidePx * sidePx / 8];
        for (int row = 0; row < tile.window().height(); row++) {
            for (int column = 0; column < tile.window().width(); column++) {
                if (tile.observed(column, row)) {
                    int bit = row * sidePx + column;
                    bits[bit / 8] = (byte) (bits[bit / 8] | 0x80 >> bit % 8);
                }
            }
        }
        return deflated(bits);
    }

    /** TIFF predictor 2: each sample minus the one of the pixel to its left. */
    private byte[] differenced(byte[] rgb) {
        int rowBytes = sidePx * 3;
        for (int row = 0; row < sidePx; row++) {
            for (int index = (row + 1) * rowBytes - 1; index >= row * rowBytes + 3; index--) {
                rgb[index] = (byte) (rgb[index] - rgb[index - 3]);
            }
        }
        return rgb;
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream(bytes.length / 2);
        Deflater deflater = new Deflater(6);
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(output, deflater, 1 << 16)) {
            deflating.write(bytes);
        } finally {
            deflater.end();
        }
        return output.toByteArray();
    }

    private byte[] jpeg(byte[] rgb) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(rgb, rgb.length), sidePx, sidePx, sidePx * 3, 3, new int[] {0, 1, 2}, null);
        ComponentColorModel colours = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                false,
                false,
                ComponentColorModel.OPAQUE,
                DataBuffer.TYPE_BYTE);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream output = new ByteArrayOutputStream(rgb.length / 4);
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(output)) {
            writer.setOutput(stream);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(JPEG_QUALITY);
            BufferedImage image = new BufferedImage(colours, raster, false, null);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return output.toByteArray();
    }
}
