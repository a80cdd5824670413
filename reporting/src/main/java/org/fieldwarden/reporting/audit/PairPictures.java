package org.fieldwarden.reporting.audit;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.fieldwarden.reporting.files.WholeFile;

/**
 * A pair to look at: its two images and what was predicted against what the reference says. All pictures of a pair show
 * the same ground; each is as large as the label, or so much smaller that no side is longer than asked for.
 *
 * @param predictedFile written by {@link #writePrediction}
 */
public record PairPictures(LabelledPair pair, Path predictedFile) {

    /** Grey values of the written prediction. */
    private static final int CHANGED = 255;

    private static final int NOT_JUDGED = 128;

    /** Found change: green. */
    public static final int TRUE_POSITIVE_RGB = 0x1B9E77;

    /** Change that is none: red. */
    public static final int FALSE_POSITIVE_RGB = 0xD7301F;

    /** Missed change: blue; green and red alone look alike to many. */
    public static final int FALSE_NEGATIVE_RGB = 0x2B5FD9;

    /** Not judged: grey. */
    public static final int UNOBSERVED_RGB = 0x808080;

    /** No change, rightly. */
    public static final int TRUE_NEGATIVE_RGB = 0xFFFFFF;

    /** Writes a prediction as a grey PNG: 255 predicted change, 0 none, 128 not judged. */
    public static void writePrediction(Mask predicted, Mask observed, Path file) {
        predicted.requireSameSize(observed);
        BufferedImage image = new BufferedImage(predicted.width(), predicted.height(), BufferedImage.TYPE_BYTE_GRAY);
        for (int row = 0; row < predicted.height(); row++) {
            for (int column = 0; column < predicted.width(); column++) {
                int judged = predicted.isSet(column, row) ? CHANGED : 0;
                image.getRaster().setSample(column, row, 0, observed.isSet(column, row) ? judged : NOT_JUDGED);
            }
        }
        WholeFile.write(file, temporary -> ImageIO.write(image, "png", temporary.toFile()));
    }

    public BufferedImage baseline(int longestSidePx) {
        return shrunk(ImageFile.readPicture(pair.files().baseline()), longestSidePx);
    }

    public BufferedImage current(int longestSidePx) {
        return shrunk(ImageFile.readPicture(pair.files().current()), longestSidePx);
    }

    /** The label: changed white, else black. */
    public BufferedImage label(int longestSidePx) {
        Mask changed = ImageFile.readLabel(pair.files().label());
        return shrunk(
                picture(changed.width(), changed.height(), (column, row) -> changed.isSet(column, row) ? 0xFFFFFF : 0),
                longestSidePx);
    }

    /** Prediction and label laid over each other, in the five colours of this class. */
    public BufferedImage comparison(int longestSidePx) {
        Mask changed = ImageFile.readLabel(pair.files().label());
        var predicted = ImageFile.readValues(predictedFile);
        return shrunk(
                picture(
                        changed.width(),
                        changed.height(),
                        (column, row) -> colour(predicted.getSample(column, row, 0), changed.isSet(column, row))),
                longestSidePx);
    }

    private static int colour(int predicted, boolean changed) {
        if (predicted == CHANGED) {
            return changed ? TRUE_POSITIVE_RGB : FALSE_POSITIVE_RGB;
        }
        if (changed) {
            return FALSE_NEGATIVE_RGB;
        }
        return predicted == NOT_JUDGED ? UNOBSERVED_RGB : TRUE_NEGATIVE_RGB;
    }

    /** Colour of a pixel. */
    @FunctionalInterface
    private interface PixelColour {
        int rgb(int column, int row);
    }

    private static BufferedImage picture(int width, int height, PixelColour colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                image.setRGB(column, row, colour.rgb(column, row));
            }
        }
        return image;
    }

    private static BufferedImage shrunk(BufferedImage image, int longestSidePx) {
        double scale = Math.min(1, (double) longestSidePx / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return small;
    }
}
