package org.fieldwarden.reporting.audit.paper;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.fieldwarden.reporting.audit.PairAudit;
import org.fieldwarden.reporting.audit.PairPictures;

/**
 * A pair with its pictures, small enough for a page, as {@code data:} addresses.
 *
 * @param widthShare width of the pictures over their longer side, 0 to 1
 * @param heightShare their height over the longer side
 */
record WorstPair(PairAudit audit, Pictures pictures, double widthShare, double heightShare) {

    /** The three pictures of a pair. */
    record Pictures(String baseline, String current, String comparison) {}

    /** At the 56 mm of a page this is 180 dots per inch. */
    private static final int LONGEST_SIDE_PX = 400;

    private static final float JPEG_QUALITY = 0.85f;

    static WorstPair of(PairAudit audit, PairPictures files) {
        BufferedImage comparison = files.comparison(LONGEST_SIDE_PX);
        double longest = Math.max(comparison.getWidth(), comparison.getHeight());
        return new WorstPair(
                audit,
                new Pictures(
                        jpeg(files.baseline(LONGEST_SIDE_PX)), jpeg(files.current(LONGEST_SIDE_PX)), png(comparison)),
                comparison.getWidth() / longest,
                comparison.getHeight() / longest);
    }

    private static String png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("A picture in memory can be written", e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String jpeg(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(JPEG_QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException("A picture in memory can be written", e);
        } finally {
            writer.dispose();
        }
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
