package org.fieldwarden.models.training;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lines over the steps of training. Both axes begin at 0.
 *
 * @param lines points by name, in the order in which they are named
 */
record Chart(String title, Map<String, List<Point>> lines) {

    record Point(long step, double value) {}

    private static final Color INK = new Color(0x22262B);
    private static final Color GRID = new Color(0xDDE1E5);
    private static final Color[] COLOURS = {
        new Color(0x1F5FA8), new Color(0xC4482C), new Color(0x2E8B57), new Color(0x8A5AA8), new Color(0xB8860B),
    };
    private static final int LEFT = 60;
    private static final int RIGHT = 190;
    private static final int TOP = 40;
    private static final int BOTTOM = 40;
    private static final double[] NICE = {1, 2, 5, 10};

    /** Draws into the rows from {@code top} on, as wide as the picture. */
    void draw(BufferedImage picture, int top, int height) {
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, top, picture.getWidth(), height);
        Frame frame =
                new Frame(LEFT, top + TOP, picture.getWidth() - LEFT - RIGHT, height - TOP - BOTTOM, new double[] {
                    greatestStep(), greatestValue()
                });
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
        pen.setColor(INK);
        pen.drawString(title, LEFT, top + TOP - 14);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        grid(pen, frame);
        int number = 0;
        for (Map.Entry<String, List<Point>> line : lines.entrySet()) {
            pen.setColor(COLOURS[number % COLOURS.length]);
            line(pen, frame, line.getValue());
            int row = frame.top + 14 + 22 * number++;
            pen.fillRect(frame.left + frame.width + 16, row - 6, 18, 4);
            pen.setColor(INK);
            pen.drawString(line.getKey(), frame.left + frame.width + 42, row);
        }
        pen.dispose();
    }

    private double greatestStep() {
        return lines.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Point::step)
                .max()
                .orElse(1);
    }

    private double greatestValue() {
        double greatest = lines.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Point::value)
                .max()
                .orElse(1);
        return greatest > 0 ? greatest * 1.05 : 1;
    }

    private static void grid(Graphics2D pen, Frame frame) {
        double stepWidth = nice(frame.greatest[0] / 8);
        for (double step = 0; step <= frame.greatest[0]; step += stepWidth) {
            pen.setColor(GRID);
            pen.drawLine(frame.column(step), frame.top, frame.column(step), frame.top + frame.height);
            pen.setColor(INK);
            pen.drawString(String.valueOf((long) step), frame.column(step) - 10, frame.top + frame.height + 18);
        }
        double valueWidth = nice(frame.greatest[1] / 6);
        for (double value = 0; value <= frame.greatest[1]; value += valueWidth) {
            pen.setColor(GRID);
            pen.drawLine(frame.left, frame.row(value), frame.left + frame.width, frame.row(value));
            pen.setColor(INK);
            pen.drawString(String.format(Locale.ROOT, "%.2f", value), 14, frame.row(value) + 4);
        }
    }

    private static void line(Graphics2D pen, Frame frame, List<Point> points) {
        pen.setStroke(new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D path = new Path2D.Double();
        for (Point point : points) {
            int column = frame.column((double) point.step);
            int row = frame.row(point.value);
            if (path.getCurrentPoint() == null) {
                path.moveTo(column, row);
            } else {
                path.lineTo(column, row);
            }
            if (points.size() < 60) {
                pen.fill(new Ellipse2D.Double(column - 2.5, row - 2.5, 5, 5));
            }
        }
        pen.draw(path);
        pen.setStroke(new BasicStroke(1f));
    }

    /** The least of 1, 2, 5 times a power of ten that is not below the given width. */
    private static double nice(double width) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(1e-9, width))));
        for (double factor : NICE) {
            if (factor * power >= width) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /**
     * Where values come to lie.
     *
     * @param greatest step and value at the far ends of the axes
     */
    @SuppressWarnings("ArrayRecordComponent") // lives while one chart is drawn
    private record Frame(int left, int top, int width, int height, double[] greatest) {

        int column(double step) {
            return left + (int) Math.round(width * step / greatest[0]);
        }

        int row(double value) {
            return top + height - (int) Math.round(height * value / greatest[1]);
        }
    }
}
