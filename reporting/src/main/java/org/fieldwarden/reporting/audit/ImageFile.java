package org.fieldwarden.reporting.audit;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;

/** Reads images and labels that have no georeference: PNG, JPEG and TIFF of 1 to 16 bits, grey, palette or colour. */
public final class ImageFile {

    /** Pixels per side. */
    record Size(int width, int height) {
        @Override
        public String toString() {
            return width + " x " + height;
        }
    }

    /** Above this an image is no tile of a labelled set, and decoding it could take all memory. */
    private static final long MAX_PIXELS = 1L << 28;

    private static final int OPAQUE_MASK = 0xFF000000;
    private static final int RGB_MASK = 0xFFFFFF;
    /** A JPEG label has noise around 0 and 255; a change is what is nearer to white. */
    private static final int JPEG_HALF = 128;

    private ImageFile() {}

    /** Work with an open reader. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(ImageReader reader) throws IOException;
    }

    static Size size(Path file) {
        return reading(file, ImageFile::requireSize);
    }

    /** The image as 8-bit colour; grey is repeated in all bands, fully transparent pixels are unobserved. */
    public static OrthophotoTile readImage(Path file) {
        BufferedImage image = decode(file);
        PixelWindow window = PixelWindow.atSize(0, 0, image.getWidth(), image.getHeight());
        byte[] rgb = new byte[Math.toIntExact(window.pixels() * 3)];
        boolean[] observed = new boolean[Math.toIntExact(window.pixels())];
        boolean grey = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && !(image.getColorModel() instanceof IndexColorModel);
        int[] line = new int[image.getWidth()];
        for (int row = 0; row < image.getHeight(); row++) {
            if (grey) {
                readGrey(image, row, line);
            } else {
                image.getRGB(0, row, line.length, 1, line, 0, line.length);
            }
            for (int column = 0; column < line.length; column++) {
                int index = row * line.length + column;
                observed[index] = (line[column] & OPAQUE_MASK) != 0;
                rgb[3 * index] = (byte) (line[column] >> 16);
                rgb[3 * index + 1] = (byte) (line[column] >> 8);
                rgb[3 * index + 2] = (byte) line[column];
            }
        }
        return OrthophotoTile.of(window, rgb, observed);
    }

    /** Java takes grey values for linear light and would brighten them on the way to RGB; they are meant as they are. */
    private static void readGrey(BufferedImage image, int row, int[] line) {
        Raster raster = image.getRaster();
        int shift = Math.max(0, image.getColorModel().getComponentSize(0) - Byte.SIZE);
        for (int column = 0; column < line.length; column++) {
            int value = raster.getSample(column, row, 0) >> shift;
            line[column] = OPAQUE_MASK | value << 16 | value << 8 | value;
        }
    }

    /**
     * The label as a mask: set where any colour band is not zero. A palette image counts by the colour it shows, not by
     * the number of the colour; a JPEG from half white on, as its compression leaves no clean zero.
     */
    static Mask readLabel(Path file) {
        BufferedImage image = decode(file);
        String name = file.toString().toLowerCase(Locale.ROOT);
        ColorModel colours = image.getColorModel();
        Raster raster = image.getRaster();
        if (colours instanceof IndexColorModel palette) {
            return Mask.of(
                    image.getWidth(),
                    image.getHeight(),
                    (column, row) -> (palette.getRGB(raster.getSample(column, row, 0)) & RGB_MASK) != 0);
        }
        int bands = colours.getNumColorComponents();
        double threshold = name.endsWith(".jpg") || name.endsWith(".jpeg") ? JPEG_HALF : Double.MIN_VALUE;
        return Mask.of(image.getWidth(), image.getHeight(), (column, row) -> {
            for (int band = 0; band < bands; band++) {
                if (Math.abs(raster.getSampleDouble(column, row, band)) >= threshold) {
                    return true;
                }
            }
            return false;
        });
    }

    /**
     * The values of a raster of one band: grey values, or the numbers of a palette's colours.
     *
     * @throws InputDataException where the image has several bands or is a JPEG, which keeps no value as it was
     */
    static Raster readValues(Path file) {
        BufferedImage image = decode(file);
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (image.getRaster().getNumBands() != 1 || name.endsWith(".jpg") || name.endsWith(".jpeg")) {
            throw new InputDataException(
                    file.toString(), "read", "land cover is a grey PNG or TIFF with the values 0 to 4 (255 unknown)");
        }
        return image.getRaster();
    }

    /** The image as it is shown. */
    static BufferedImage readPicture(Path file) {
        return decode(file);
    }

    private static BufferedImage decode(Path file) {
        BufferedImage image = reading(file, reader -> {
            requireSize(reader);
            return reader.read(0);
        });
        int type = image.getRaster().getDataBuffer().getDataType();
        if (type == DataBuffer.TYPE_UNDEFINED) {
            throw new InputDataException(file.toString(), "read", "unknown pixel type; save it as 8-bit PNG");
        }
        return image;
    }

    private static Size requireSize(ImageReader reader) throws IOException {
        Size size = new Size(reader.getWidth(0), reader.getHeight(0));
        if ((long) size.width() * size.height() > MAX_PIXELS) {
            throw new IOException(size + " pixels are more than the " + MAX_PIXELS + " a labelled image may have");
        }
        return size;
    }

    private static <T> T reading(Path file, Reading<T> work) {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            if (in == null) {
                throw new InputDataException(file.toString(), "read", "cannot be opened; check the file");
            }
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new InputDataException(
                        file.toString(), "read", "not a PNG, JPEG or TIFF image; convert it to one of these");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return work.read(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new InputDataException(
                    file.toString(), "read", "cannot be decoded (" + e.getMessage() + "); replace the file", e);
        }
    }
}
