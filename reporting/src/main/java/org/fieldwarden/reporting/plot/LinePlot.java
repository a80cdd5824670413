package org.fieldwarden.reporting.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.fieldwarden.reporting.files.WholeFile;

/**
 * A plot of curves with their spread: the line is the middle, the tinted band reaches from the lowest to the highest
 * value, dots are single values. The y axis starts at 0.
 *
 * @param xAxis what the x axis shows, with its unit
 * @param yAxis what the y axis shows, with its unit
 */
public record LinePlot(String title, String xAxis, String yAxis, List<Curve> curves) {

    private static final int WIDTH = 1040;
    private static final int HEIGHT = 680;
    private static final Rectangle FRAME = new Rectangle(110, 70, 890, 480);
    private static final Color INK = new Color(0x22262B);
    private static final Color SOFT_INK = new Color(0x5F6770);
    private static final Color HAIRLINE = new Color(0xDDE1E5);
    /** Okabe and Ito 2008: told apart by colour-blind readers too. */
    private static final List<Color> COLOURS =
            List.of(new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7));

    private static final int BAND_ALPHA = 40;

    public LinePlot {
        curves = List.copyOf(curves);
    }

    /** Writes the plot as PNG. */
    public void write(Path target) {
        WholeFile.write(target, temporary -> ImageIO.write(drawn(), "png", temporary.toFile()));
    }

    BufferedImage drawn() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, WIDTH, HEIGHT);
            AxisTicks across = acrossTicks();
            AxisTicks up = upTicks();
            drawAxes(pen, across, up);
            for (int i = 0; i < curves.size(); i++) {
                draw(pen, curves.get(i), COLOURS.get(i % COLOURS.size()), new Scale(across, up));
            }
            drawLegend(pen);
        } finally {
            pen.dispose();
        }
        return image;
    }

    private AxisTicks acrossTicks() {
        double[] places = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(Curve.Point::x)
                .sorted()
                .toArray();
        return places.length == 0
                ? AxisTicks.enclosing(0, 1, 9)
                : AxisTicks.enclosing(places[0], places[places.length - 1], 9);
    }

    private AxisTicks upTicks() {
        double highest = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(Curve.Point::highest)
                .max()
                .orElse(0);
        return AxisTicks.enclosing(0, highest, 6);
    }

    /** From values to places in the picture. */
    private record Scale(AxisTicks across, AxisTicks up) {
        double x(double value) {
            return FRAME.x + FRAME.width * (value - across.low()) / (across.high() - across.low());
        }

        double y(double value) {
            return FRAME.y + FRAME.height - FRAME.height * (value - up.low()) / (up.high() - up.low());
        }
    }

    private void drawAxes(Graphics2D pen, AxisTicks across, AxisTicks up) {
        Scale scale = new Scale(across, up);
        pen.setStroke(new BasicStroke(1));
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        FontMetrics metrics = pen.getFontMetrics();
        for (double place : up.places()) {
            pen.setColor(HAIRLINE);
            pen.draw(new Line2D.Double(FRAME.x, scale.y(place), FRAME.getMaxX(), scale.y(place)));
            pen.setColor(SOFT_INK);
            String text = up.text(place);
            pen.drawString(text, FRAME.x - 10 - metrics.stringWidth(text), (float) scale.y(place) + 5);
        }
        for (double place : across.places()) {
            pen.setColor(SOFT_INK);
            pen.draw(new Line2D.Double(scale.x(place), FRAME.getMaxY(), scale.x(place), FRAME.getMaxY() + 6));
            String text = across.text(place);
            pen.drawString(text, (float) scale.x(place) - metrics.stringWidth(text) / 2f, (float) FRAME.getMaxY() + 24);
        }
        pen.setColor(INK);
        pen.draw(new Line2D.Double(FRAME.x, FRAME.getMaxY(), FRAME.getMaxX(), FRAME.getMaxY()));
        centred(pen, xAxis, FRAME.getCenterX(), FRAME.getMaxY() + 54);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 21));
        pen.drawString(title, FRAME.x, 34);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        pen.drawString(yAxis, FRAME.x, 58);
    }

    private static void centred(Graphics2D pen, String text, double x, double y) {
        pen.drawString(text, (float) (x - pen.getFontMetrics().stringWidth(text) / 2.0), (float) y);
    }

    private static void draw(Graphics2D pen, Curve curve, Color colour, Scale scale) {
        List<Curve.Point> points = curve.points();
        if (points.isEmpty()) {
            return;
        }
        Path2D band = new Path2D.Double();
        Path2D line = new Path2D.Double();
        band.moveTo(scale.x(points.get(0).x()), scale.y(points.get(0).lowest()));
        line.moveTo(scale.x(points.get(0).x()), scale.y(points.get(0).middle()));
        for (Curve.Point point : points) {
            band.lineTo(scale.x(point.x()), scale.y(point.highest()));
            line.lineTo(scale.x(point.x()), scale.y(point.middle()));
        }
        for (int i = points.size() - 1; i >= 0; i--) {
            band.lineTo(scale.x(points.get(i).x()), scale.y(points.get(i).lowest()));
        }
        pen.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_ALPHA));
        pen.fill(band);
        pen.setColor(colour);
        for (Curve.Point point : points) {
            point.each().forEach(value -> dot(pen, scale.x(point.x()), scale.y(value), 2.5));
            dot(pen, scale.x(point.x()), scale.y(point.middle()), 5);
        }
        pen.setStroke(new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(line);
    }

    private static void dot(Graphics2D pen, double x, double y, double radius) {
        pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    private void drawLegend(Graphics2D pen) {
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        double x = FRAME.x;
        double y = FRAME.getMaxY() + 86;
        for (int i = 0; i < curves.size(); i++) {
            double width = 48 + pen.getFontMetrics().stringWidth(curves.get(i).label());
            if (x > FRAME.x && x + width > FRAME.getMaxX()) {
                x = FRAME.x;
                y += 24;
            }
            pen.setColor(COLOURS.get(i % COLOURS.size()));
            pen.setStroke(new BasicStroke(2.5f));
            pen.draw(new Line2D.Double(x, y - 5, x + 26, y - 5));
            pen.setColor(INK);
            pen.drawString(curves.get(i).label(), (float) x + 34, (float) y);
            x += width + 18;
        }
    }
}
