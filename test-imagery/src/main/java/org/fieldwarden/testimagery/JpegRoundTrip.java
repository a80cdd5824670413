package org.fieldwarden.testimagery;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** What JPEG compression leaves of a picture. */
public final class JpegRoundTrip {

    private JpegRoundTrip() {}

    /**
     * Compresses and decompresses.
     *
     * @param rgb height x width x 3, row-major, red green blue
     * @param width pixels in a row
     * @param quality 1 to 100
     */
    public static byte[] of(byte[] rgb, int width, int quality) {
        int height = rgb.length / 3 / width;
        try {
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
            image.getRaster().setDataElements(0, 0, width, height, rgb);
            BufferedImage back = ImageIO.read(new ByteArrayInputStream(encoded(image, quality)));
            byte[] out = new byte[rgb.length];
            back.getRaster().getDataElements(0, 0, width, height, out);
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException("JPEG in memory failed", e);
        }
    }

    private static byte[] encoded(BufferedImage image, int quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality / 100f);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
                writer.setOutput(stream);
                writer.write(null, new IIOImage(image, null, null), settings);
            }
            return bytes.toByteArray();
        } finally {
            writer.dispose();
        }
    }
}
