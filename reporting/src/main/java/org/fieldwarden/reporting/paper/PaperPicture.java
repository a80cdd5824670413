package org.fieldwarden.reporting.paper;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** A picture inside a paper, and its file. */
public final class PaperPicture {

    /** Above this, letters and outlines on photographs show no rings. */
    private static final float QUALITY = 0.9f;

    private final byte[] jpeg;
    private final int widthPx;
    private final int heightPx;

    private PaperPicture(byte[] jpeg, int widthPx, int heightPx) {
        this.jpeg = jpeg;
        this.widthPx = widthPx;
        this.heightPx = heightPx;
    }

    /** The picture as a JPEG file. */
    public byte[] jpeg() {
        return jpeg.clone();
    }

    /** A picture of an opaque image. */
    public static PaperPicture of(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing into memory does not fail", e);
        } finally {
            writer.dispose();
        }
        return new PaperPicture(bytes.toByteArray(), image.getWidth(), image.getHeight());
    }

    /** The {@code data:} address under which a page holds the picture. */
    public String address() {
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg);
    }

    /** CSS size that keeps the picture's shape and fits into a box. */
    public String sizeWithin(double widthMm, double heightMm) {
        double scale = Math.min(widthMm / widthPx, heightMm / heightPx);
        return String.format(Locale.ROOT, "width: %.2fmm; height: %.2fmm", widthPx * scale, heightPx * scale);
    }
}
