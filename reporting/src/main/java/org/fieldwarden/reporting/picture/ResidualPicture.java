package org.fieldwarden.reporting.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.MetreRaster;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.reporting.files.WholeFile;
import org.fieldwarden.reporting.picture.Lettering.Word;
import org.fieldwarden.reporting.summary.Comparison;
import org.locationtech.jts.geom.Envelope;

/**
 * The residual of co-registration over the current flight: each node's cell in a colour of fixed classes, so that pictures
 * of different months can be compared; unobserved ground hatched. North is up and the longer side of the map has 1600
 * pixels.
 */
public final class ResidualPicture {

    private static final int LONGEST_SIDE = 1600;
    private static final int MARGIN = 40;
    private static final int TITLE_HEIGHT = 110;
    private static final int PANEL_WIDTH = 420;
    private static final int SMALLEST_HEIGHT = 760;
    private static final int LINE = 46;
    private static final int TINT_ALPHA = 150;

    /** Upper bound of a class and its colour, from viridis turned round: dark is bad, also for colour-blind readers. */
    private record Step(double belowMetres, Color colour) {}

    private static final List<Step> STEPS = List.of(
            new Step(0.1, new Color(0xFDE725)),
            new Step(0.2, new Color(0x7AD151)),
            new Step(0.4, new Color(0x22A884)),
            new Step(0.8, new Color(0x2A788E)),
            new Step(Double.POSITIVE_INFINITY, new Color(0x440154)));

    private final Comparison comparison;
    private final MetreRaster residuals;
    private final Pen pen;
    private final GroundView view;

    private ResidualPicture(Comparison comparison, MetreRaster residuals, Pen pen, GroundView view) {
        this.comparison = comparison;
        this.residuals = residuals;
        this.pen = pen;
        this.view = view;
    }

    /**
     * Writes the picture as PNG.
     *
     * @param current the current flight, open
     * @param residuals in the CRS of the comparison's grid
     */
    public static void write(Path target, Orthophoto current, Comparison comparison, MetreRaster residuals) {
        BufferedImage picture = draw(current, comparison, residuals, Lettering.ofThisMachine());
        WholeFile.write(target, temporary -> ImageIO.write(picture, "png", temporary.toFile()));
    }

    static BufferedImage draw(Orthophoto current, Comparison comparison, MetreRaster residuals, Lettering lettering) {
        Envelope ground = comparison.grid().mapEnvelope();
        double scale = LONGEST_SIDE / Math.max(ground.getWidth(), ground.getHeight());
        int mapWidth = (int) Math.max(1, Math.round(ground.getWidth() * scale));
        int mapHeight = (int) Math.max(1, Math.round(ground.getHeight() * scale));
        Rectangle frame = new Rectangle(MARGIN, TITLE_HEIGHT, mapWidth, mapHeight);
        int width = frame.x + frame.width + MARGIN + PANEL_WIDTH + MARGIN;
        int height = TITLE_HEIGHT + Math.max(frame.height, SMALLEST_HEIGHT) + MARGIN;
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        try {
            graphics.setColor(Pen.PAPER);
            graphics.fillRect(0, 0, width, height);
            GroundView view = new GroundView(comparison.grid().crs(), ground, frame);
            new ResidualPicture(comparison, residuals, new Pen(graphics, lettering), view).drawAll(current);
        } finally {
            graphics.dispose();
        }
        return picture;
    }

    private void drawAll(Orthophoto current) {
        Graphics2D graphics = pen.graphics();
        Rectangle frame = view.frame();
        pen.image(grey(view.read(current), frame), frame);
        graphics.setClip(frame);
        // Cells share their edges exactly only without smoothing.
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        for (int row = 0; row < residuals.grid().height(); row++) {
            for (int column = 0; column < residuals.grid().width(); column++) {
                drawCell(column, row);
            }
        }
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (Issue issue : comparison.issues()) {
            pen.hatch(view.toPicture(comparison.grid().toMap(issue.window())));
        }
        graphics.setClip(null);
        graphics.setColor(Pen.INK);
        graphics.setStroke(new BasicStroke(2f));
        graphics.draw(frame);
        Lettering words = pen.lettering();
        pen.text(words.text(Word.RESIDUAL_TITLE), words.bold(38), Pen.INK, frame.x, 66);
        drawPanel(frame.x + frame.width + MARGIN, frame.y);
    }

    private static BufferedImage grey(BufferedImage colours, Rectangle frame) {
        BufferedImage grey = new BufferedImage(frame.width, frame.height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D greyPen = grey.createGraphics();
        greyPen.drawImage(colours, 0, 0, frame.width, frame.height, null);
        greyPen.dispose();
        return grey;
    }

    private void drawCell(int column, int row) {
        float metres = residuals.metres(column, row);
        if (!Float.isNaN(metres)) {
            pen.graphics().setColor(tint(colourOf(metres)));
            pen.graphics().fill(view.toPicture(residuals.grid().toMap(PixelWindow.atSize(column, row, 1, 1))));
        }
    }

    private static Color colourOf(double metres) {
        return STEPS.stream()
                .filter(one -> metres < one.belowMetres())
                .findFirst()
                .orElseThrow()
                .colour();
    }

    private static Color tint(Color colour) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), TINT_ALPHA);
    }

    private void drawPanel(int x, int top) {
        Lettering words = pen.lettering();
        Font font = words.plain(24);
        int y = top + 30;
        pen.text(words.text(Word.RESIDUAL) + " (" + words.text(Word.METRES) + ")", words.bold(28), Pen.INK, x, y);
        y += 20;
        double from = 0;
        for (Step one : STEPS) {
            swatch(x, y, one.colour());
            String range = Double.isInfinite(one.belowMetres())
                    ? String.format(Locale.ROOT, "≥ %.1f", from)
                    : String.format(Locale.ROOT, "%.1f – %.1f", from, one.belowMetres());
            pen.text(range, font, Pen.INK, x + 76, y + 30);
            from = one.belowMetres();
            y += LINE;
        }
        pen.hatch(new Rectangle(x + 2, y + 8, 56, 28));
        String share =
                String.format(Locale.ROOT, "  %.1f%%", comparison.ground().unobservedShare() * 100);
        pen.text(words.text(Word.UNOBSERVED) + share, font, Pen.INK, x + 76, y + 30);
        y += 2 * LINE;
        for (String line : figures()) {
            pen.text(line, font, Pen.INK, x, y);
            y += LINE;
        }
        pen.northArrow(x + 34, y + 20, 72);
        pen.scaleBar(view.pixelsPerMetre(), PANEL_WIDTH - 60, x + 4, y + 160);
    }

    private void swatch(int x, int y, Color colour) {
        Rectangle box = new Rectangle(x + 2, y + 8, 56, 28);
        pen.graphics().setColor(new Color(0x9A9A9A));
        pen.graphics().fill(box);
        pen.graphics().setColor(tint(colour));
        pen.graphics().fill(box);
        pen.graphics().setColor(Pen.SOFT_INK);
        pen.graphics().setStroke(new BasicStroke(1f));
        pen.graphics().draw(box);
    }

    private List<String> figures() {
        Lettering words = pen.lettering();
        String metres = words.text(Word.METRES);
        return comparison
                .residual()
                .map(residual -> List.of(
                        String.format(
                                Locale.ROOT, "%s %.2f %s", words.text(Word.MEDIAN), residual.medianMetres(), metres),
                        String.format(
                                Locale.ROOT, "%s %.2f %s", words.text(Word.QUANTILE_95), residual.metres95(), metres)))
                .orElse(List.of(words.text(Word.NOT_MEASURED)));
    }
}
