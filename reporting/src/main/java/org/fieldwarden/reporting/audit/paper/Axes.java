package org.fieldwarden.reporting.audit.paper;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import org.fieldwarden.reporting.paper.Drawing;
import org.fieldwarden.reporting.paper.Drawing.Anchor;

/**
 * A frame whose x axis runs from 0 to 1; what its y axis means, its plot says, in shares of the height.
 *
 * @param frame in pixels of the drawing
 */
record Axes(Drawing drawing, Rectangle2D frame) {

    private static final int TICKS = 5;
    private static final double TICK_PX = 4;
    private static final double GAP_PX = 6;

    /** The point at a share of the width from the left and a share of the height from below. */
    Point2D at(double across, double up) {
        return new Point2D.Double(frame.getX() + across * frame.getWidth(), frame.getMaxY() - up * frame.getHeight());
    }

    Line2D line(Point2D from, Point2D to) {
        return new Line2D.Double(from, to);
    }

    /** The box between two opposite corners. */
    Rectangle2D box(Point2D one, Point2D other) {
        Rectangle2D box = new Rectangle2D.Double();
        box.setFrameFromDiagonal(one, other);
        return box;
    }

    /** Ticks at 0, 0.2 ... 1 below the frame and the axis' name below them. */
    void drawX(String name) {
        drawing.stroke(line(at(0, 0), at(1, 0)), Drawing.SOFT_INK, 1);
        for (int tick = 0; tick <= TICKS; tick++) {
            double share = (double) tick / TICKS;
            Point2D foot = at(share, 0);
            drawing.stroke(line(foot, below(foot, TICK_PX)), Drawing.SOFT_INK, 1);
            drawing.text(
                    String.format(Locale.ROOT, "%.1f", share),
                    below(foot, TICK_PX + GAP_PX + Drawing.LETTER_PX / 2.0),
                    Anchor.MIDDLE,
                    Drawing.SOFT_INK);
        }
        drawing.text(name, below(at(0.5, 0), 3.2 * Drawing.LETTER_PX), Anchor.MIDDLE, Drawing.INK);
    }

    /** A line across the frame at a share of the height, with its value left of it. */
    void drawGridLine(double up, String value) {
        drawing.stroke(line(at(0, up), at(1, up)), Drawing.HAIRLINE, 0.8);
        Point2D left = at(0, up);
        drawing.text(
                value,
                new Point2D.Double(left.getX() - GAP_PX, left.getY() + Drawing.LETTER_PX / 3.0),
                Anchor.END,
                Drawing.SOFT_INK);
    }

    /** The name of the y axis, above the frame. */
    void drawYName(String name) {
        Point2D corner = at(0, 1);
        drawing.text(
                name,
                new Point2D.Double(corner.getX() - 5 * GAP_PX, corner.getY() - 1.6 * GAP_PX),
                Anchor.START,
                Drawing.INK);
    }

    static Point2D below(Point2D point, double px) {
        return new Point2D.Double(point.getX(), point.getY() + px);
    }
}
