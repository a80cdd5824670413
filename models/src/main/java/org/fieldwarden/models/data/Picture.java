package org.fieldwarden.models.data;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.fieldwarden.core.InputDataException;

/** A small picture of the training imagery, read whole: red, green, blue or a single band repeated. */
@SuppressWarnings("ArrayRecordComponent") // read once, then laid into a place
record Picture(int width, int height, int[] packed) {

    static Picture read(Path file) {
        try {
            BufferedImage image = ImageIO.read(file.toFile());
            if (image == null) {
                throw new InputDataException(file.toString(), "read", "is not a picture; fetch the imagery pack again");
            }
            if (image.getRaster().getNumBands() == 1 && image.getType() != BufferedImage.TYPE_BYTE_INDEXED) {
                return ofGrey(image.getRaster());
            }
            return new Picture(
                    image.getWidth(),
                    image.getHeight(),
                    image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()));
        } catch (IOException e) {
            throw new InputDataException(file.toString(), "read", "cannot be read; check the file", e);
        }
    }

    /** Grey values as they are stored: Java's own conversion would bend them. */
    private static Picture ofGrey(Raster raster) {
        int[] packed = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
        for (int i = 0; i < packed.length; i++) {
            packed[i] *= 0x010101;
        }
        return new Picture(raster.getWidth(), raster.getHeight(), packed);
    }

    /** Value of a band, 0 red, 1 green, 2 blue. */
    int value(int column, int row, int band) {
        return packed[row * width + column] >> (16 - 8 * band) & 0xff;
    }
}
