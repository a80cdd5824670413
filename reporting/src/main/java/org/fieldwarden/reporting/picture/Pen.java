package org.fieldwarden.reporting.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.TexturePaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Draws what maps and sheets have in common: cased outlines, hatching, scale bars, north arrows, haloed text. */
final class Pen {

    static final Color INK = new Color(0x22262B);
    static final Color SOFT_INK = new Color(0x5F6770);
    static final Color PAPER = Color.WHITE;
    static final Color HAIRLINE = new Color(0xC9CED4);

    private static final Color CASING = new Color(0, 0, 0, 170);
    private static final int FILL_ALPHA = 48;
    private static final double[] SCALE_STEPS = {1, 2, 5, 10};

    private final Graphics2D graphics;
    private final Lettering lettering;

    Pen(Graphics2D graphics, Lettering lettering) {
        this.graphics = graphics;
        this.lettering = lettering;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    Graphics2D graphics() {
        return graphics;
    }

    Lettering lettering() {
        return lettering;
    }

    void image(BufferedImage image, Rectangle frame) {
        graphics.drawImage(image, frame.x, frame.y, frame.width, frame.height, null);
    }

    /** A shape in a colour over a dark casing, so that it stands out on bright and on dark ground. */
    void outline(Shape shape, Color colour, float width) {
        graphics.setColor(CASING);
        graphics.setStroke(new BasicStroke(width + 3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }

    void tint(Shape shape, Color colour) {
        graphics.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), FILL_ALPHA));
        graphics.fill(shape);
    }

    /** Diagonal hatching: the sign for unobserved ground. */
    void hatch(Shape shape) {
        int side = 12;
        BufferedImage texture = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = texture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(255, 255, 255, 110));
        pen.fillRect(0, 0, side, side);
        pen.setColor(new Color(60, 60, 60, 220));
        pen.setStroke(new BasicStroke(1.8f));
        for (int shift = -side; shift <= side; shift += side) {
            pen.drawLine(shift, side, shift + side, 0);
        }
        pen.dispose();
        graphics.setPaint(new TexturePaint(texture, new Rectangle(0, 0, side, side)));
        graphics.fill(shape);
        graphics.setColor(new Color(60, 60, 60, 220));
        graphics.setStroke(new BasicStroke(1.5f));
        graphics.draw(shape);
    }

    Shape circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    Rectangle2D textBox(String text, Font font) {
        return graphics.getFontMetrics(font).getStringBounds(text, graphics);
    }

    /** Text whose baseline starts at (x, y). */
    void text(String text, Font font, Color colour, int x, int y) {
        graphics.setFont(font);
        graphics.setColor(colour);
        graphics.drawString(text, x, y);
    }

    /** The longest beginning of a text that fits a width, with an ellipsis where something was cut. */
    String fitted(String text, Font font, int width) {
        FontMetrics metrics = graphics.getFontMetrics(font);
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        int length = text.length();
        while (length > 0 && metrics.stringWidth(text.substring(0, length) + "…") > width) {
            length--;
        }
        return text.substring(0, length) + "…";
    }

    /** Text in the middle of a dark plate with a coloured rim. */
    void plate(String text, Font font, Color rim, Rectangle2D box) {
        var plate = new java.awt.geom.RoundRectangle2D.Double(
                box.getX(), box.getY(), box.getWidth(), box.getHeight(), 10, 10);
        graphics.setColor(new Color(18, 20, 24, 225));
        graphics.fill(plate);
        graphics.setColor(rim);
        graphics.setStroke(new BasicStroke(2f));
        graphics.draw(plate);
        FontMetrics metrics = graphics.getFontMetrics(font);
        text(text, font, Color.WHITE, (int) Math.round(box.getCenterX() - metrics.stringWidth(text) / 2.0), (int)
                Math.round(box.getCenterY() + (metrics.getAscent() - metrics.getDescent()) / 2.0));
    }

    /** A scale bar of a round length, at most {@code widest} pixels, whose left end is at (x, y). */
    void scaleBar(double pixelsPerMetre, int widest, int x, int y) {
        double metres = roundLength(widest / pixelsPerMetre);
        int width = (int) Math.round(metres * pixelsPerMetre);
        int height = 10;
        graphics.setColor(PAPER);
        graphics.fillRect(x, y, width, height);
        graphics.setColor(INK);
        graphics.fillRect(x, y, width / 2, height);
        graphics.setStroke(new BasicStroke(1.5f));
        graphics.drawRect(x, y, width, height);
        Font font = lettering.plain(20);
        text("0", font, INK, x - 4, y - 8);
        String label = lettering.length(metres);
        text(label, font, INK, x + width - (int) textBox(label, font).getWidth() / 2, y - 8);
    }

    /** The largest of 1, 2, 5, 10, ... that is not above {@code metres}. */
    static double roundLength(double metres) {
        double power = Math.pow(10, Math.floor(Math.log10(metres)));
        double length = power;
        for (double step : SCALE_STEPS) {
            if (step * power <= metres) {
                length = step * power;
            }
        }
        return length;
    }

    /** An arrow that points up, its tip at (x, y). */
    void northArrow(int x, int y, int height) {
        int half = height / 3;
        Path2D left = new Path2D.Double();
        left.moveTo(x, y);
        left.lineTo(x - half, y + height);
        left.lineTo(x, y + height * 0.75);
        left.closePath();
        Path2D right = new Path2D.Double();
        right.moveTo(x, y);
        right.lineTo(x + half, y + height);
        right.lineTo(x, y + height * 0.75);
        right.closePath();
        graphics.setColor(INK);
        graphics.fill(left);
        graphics.setStroke(new BasicStroke(1.5f));
        graphics.draw(left);
        graphics.draw(right);
        String north = lettering.text(Lettering.Word.NORTH);
        Font font = lettering.bold(24);
        text(north, font, INK, x - (int) textBox(north, font).getWidth() / 2, y - 10);
    }
}
