package org.fieldwarden.reporting.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A plot of lines, boxes, dots and words in CSS pixels, x to the right and y downwards, which a browser shows as SVG and a
 * PDF takes from Java 2D. Later parts lie over earlier ones.
 */
public final class Drawing {

    /** Where the point of a word lies along it. */
    public enum Anchor {
        START("start", 0),
        MIDDLE("middle", 0.5),
        END("end", 1);

        private final String svg;
        private final double share;

        Anchor(String svg, double share) {
            this.svg = svg;
            this.share = share;
        }
    }

    public static final Color INK = new Color(0x22262B);
    public static final Color SOFT_INK = new Color(0x5F6770);
    public static final Color HAIRLINE = new Color(0xD5DAE0);
    public static final Color ACCENT = new Color(0x1F5A8C);
    public static final Color PALE_ACCENT = new Color(0xD3E2EF);

    /** Height of the letters. */
    public static final int LETTER_PX = 11;

    private interface Part {
        void writeTo(Markup svg);

        void drawOn(Graphics2D graphics, ToDoubleFunction<String> widthPx);
    }

    private final int widthPx;
    private final int heightPx;
    private final List<Part> parts = new ArrayList<>();

    public Drawing(int widthPx, int heightPx) {
        this.widthPx = widthPx;
        this.heightPx = heightPx;
    }

    public int widthPx() {
        return widthPx;
    }

    public int heightPx() {
        return heightPx;
    }

    public void fill(Rectangle2D box, Color colour) {
        parts.add(new Painted(box, colour, 0));
    }

    public void fill(Ellipse2D dot, Color colour) {
        parts.add(new Painted(dot, colour, 0));
    }

    public void stroke(Line2D line, Color colour, double strokePx) {
        parts.add(new Painted(line, colour, strokePx));
    }

    public void stroke(Rectangle2D box, Color colour, double strokePx) {
        parts.add(new Painted(box, colour, strokePx));
    }

    public void stroke(Ellipse2D dot, Color colour, double strokePx) {
        parts.add(new Painted(dot, colour, strokePx));
    }

    /** A word whose baseline runs through {@code at}. */
    public void text(String text, Point2D at, Anchor anchor, Color colour) {
        parts.add(new Worded(text, at, anchor, colour));
    }

    public static Ellipse2D dot(Point2D centre, double radius) {
        return new Ellipse2D.Double(centre.getX() - radius, centre.getY() - radius, 2 * radius, 2 * radius);
    }

    /**
     * Writes the plot as an SVG element.
     *
     * @param id of the element
     * @param says what the plot shows, for whoever cannot see it
     */
    public void writeTo(Markup page, String id, String says) {
        page.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "id",
                id,
                "width",
                String.valueOf(widthPx),
                "height",
                String.valueOf(heightPx),
                "viewBox",
                "0 0 " + widthPx + " " + heightPx,
                "font-size",
                String.valueOf(LETTER_PX),
                "role",
                "img",
                "aria-label",
                says);
        parts.forEach(part -> part.writeTo(page));
        page.close();
    }

    /**
     * Draws the plot.
     *
     * @param widthPx how wide a text becomes
     */
    void drawOn(Graphics2D graphics, ToDoubleFunction<String> widthPx) {
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, LETTER_PX));
        parts.forEach(part -> part.drawOn(graphics, widthPx));
    }

    /** Two decimals, without superfluous zeros. */
    private static String px(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceAll("\\.?0+$", "");
    }

    private static String hex(Color colour) {
        return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xFFFFFF);
    }

    /**
     * A shape in one colour.
     *
     * @param strokePx width of its line; 0 where it is filled
     */
    private record Painted(Shape shape, Color colour, double strokePx) implements Part {

        @Override
        public void writeTo(Markup svg) {
            List<String> attributes = new ArrayList<>();
            String tag = place(attributes);
            boolean filled = strokePx == 0;
            attributes.addAll(List.of("fill", filled ? hex(colour) : "none"));
            if (!filled) {
                attributes.addAll(List.of("stroke", hex(colour), "stroke-width", px(strokePx)));
            }
            svg.empty(tag, attributes.toArray(String[]::new));
        }

        private String place(List<String> attributes) {
            if (shape instanceof Line2D line) {
                attributes.addAll(List.of("x1", px(line.getX1()), "y1", px(line.getY1())));
                attributes.addAll(List.of("x2", px(line.getX2()), "y2", px(line.getY2())));
                return "line";
            }
            Rectangle2D box = shape.getBounds2D();
            if (shape instanceof Ellipse2D) {
                attributes.addAll(List.of("cx", px(box.getCenterX()), "cy", px(box.getCenterY())));
                attributes.addAll(List.of("r", px(box.getWidth() / 2)));
                return "circle";
            }
            attributes.addAll(List.of("x", px(box.getX()), "y", px(box.getY())));
            attributes.addAll(List.of("width", px(box.getWidth()), "height", px(box.getHeight())));
            return "rect";
        }

        @Override
        public void drawOn(Graphics2D graphics, ToDoubleFunction<String> widthPx) {
            graphics.setColor(colour);
            if (strokePx == 0) {
                graphics.fill(shape);
            } else {
                graphics.setStroke(new BasicStroke((float) strokePx));
                graphics.draw(shape);
            }
        }
    }

    private record Worded(String text, Point2D at, Anchor anchor, Color colour) implements Part {

        @Override
        public void writeTo(Markup svg) {
            svg.element(
                    "text",
                    text,
                    "x",
                    px(at.getX()),
                    "y",
                    px(at.getY()),
                    "text-anchor",
                    anchor.svg,
                    "fill",
                    hex(colour));
        }

        @Override
        public void drawOn(Graphics2D graphics, ToDoubleFunction<String> widthPx) {
            graphics.setColor(colour);
            double start = at.getX() - anchor.share * widthPx.applyAsDouble(text);
            graphics.drawString(text, (float) start, (float) at.getY());
        }
    }
}
