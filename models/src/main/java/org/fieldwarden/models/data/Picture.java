package org.fieldwarden.models.data;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.fieldwarden.core.InputDataException;

/**
 * A picture of the training imagery, held whole.
 *
 * @param rgb height x width x 3, row-major; a single band is repeated
 */
@SuppressWarnings("ArrayRecordComponent") // read once, then laid into a place
record Picture(int width, int height, byte[] rgb) {

    static Picture blank(int width, int height) {
        return new Picture(width, height, new byte[Math.multiplyExact(Math.multiplyExact(width, height), 3)]);
    }

    static Picture read(Path file) {
        try {
            BufferedImage image = ImageIO.read(file.toFile());
            if (image == null) {
                throw new InputDataException(file.toString(), "read", "is not a picture; fetch the imagery pack again");
            }
            Picture picture = blank(image.getWidth(), image.getHeight());
            if (image.getRaster().getNumBands() == 1 && image.getType() != BufferedImage.TYPE_BYTE_INDEXED) {
                picture.takeGrey(image.getRaster());
            } else {
                picture.takeColours(image);
            }
            return picture;
        } catch (IOException e) {
            throw new InputDataException(file.toString(), "read", "cannot be read; check the file", e);
        }
    }

    /** Grey values as they are stored: Java's own conversion would bend them. */
    private void takeGrey(Raster raster) {
        int[] values = raster.getSamples(0, 0, width, height, 0, (int[]) null);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) values[i / 3];
        }
    }

    private void takeColours(BufferedImage image) {
        int[] packed = image.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (packed[i / 3] >> (16 - 8 * (i % 3)));
        }
    }

    /** Value of a band, 0 red, 1 green, 2 blue. */
    int value(int column, int row, int band) {
        return rgb[(row * width + column) * 3 + band] & 0xff;
    }

    /** Lays another picture into this one; the parts outside are cut off. */
    void lay(int column, int row, Picture other) {
        int from = Math.max(0, -column);
        int count = Math.min(other.width, width - column) - from;
        for (int r = Math.max(0, -row); count > 0 && r < Math.min(other.height, height - row); r++) {
            System.arraycopy(
                    other.rgb, (r * other.width + from) * 3, rgb, ((row + r) * width + column + from) * 3, count * 3);
        }
    }

    /** Every two by two pixels averaged. */
    Picture halved() {
        Picture half = blank(width / 2, height / 2);
        for (int row = 0; row < half.height; row++) {
            for (int i = 0; i < half.width * 3; i++) {
                int column = i / 3 * 2;
                int band = i % 3;
                int sum = value(column, 2 * row, band)
                        + value(column + 1, 2 * row, band)
                        + value(column, 2 * row + 1, band)
                        + value(column + 1, 2 * row + 1, band);
                half.rgb[row * half.width * 3 + i] = (byte) ((sum + 2) / 4);
            }
        }
        return half;
    }
}
