package org.fieldwarden.reporting.audit.paper;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fieldwarden.reporting.audit.AuditReport;
import org.fieldwarden.reporting.audit.Figure;
import org.fieldwarden.reporting.audit.Interval;
import org.fieldwarden.reporting.audit.PairAudit;
import org.fieldwarden.reporting.paper.Drawing;
import org.fieldwarden.reporting.paper.Drawing.Anchor;

/** F1 of every pair as stacked dots, with the total and its interval: is the total carried by all pairs or by a few? */
final class PairPlot {

    private static final int WIDTH_PX = 664;
    private static final int HEIGHT_PX = 226;
    private static final Rectangle2D FRAME = new Rectangle2D.Double(14, 26, 636, 156);

    /** Dots of one column have F1 within a fiftieth. */
    private static final int COLUMNS = 50;

    private static final double LARGEST_DOT_PX = 9;

    /** Smaller dots run together; then each stack becomes a bar. */
    private static final double SMALLEST_DOT_PX = 3;

    private static final Color WITHOUT_CHANGE = new Color(0xA7AFB8);

    private final AuditReport report;
    private final Wording words;

    PairPlot(AuditReport report, Wording words) {
        this.report = report;
        this.words = words;
    }

    Drawing draw() {
        Drawing drawing = new Drawing(WIDTH_PX, HEIGHT_PX);
        Axes axes = new Axes(drawing, FRAME);
        Optional<Interval> interval = report.interval(Figure.F1);
        interval.ifPresent(one ->
                drawing.fill(axes.box(axes.at(one.lower(), 0), axes.at(one.upper(), 1)), Drawing.PALE_ACCENT));
        drawStacks(axes);
        OptionalDouble total = report.figure(Figure.F1);
        if (total.isPresent()) {
            double f1 = total.getAsDouble();
            drawing.stroke(axes.line(axes.at(f1, 0), axes.at(f1, 1)), new Color(0xB3261E), 1.6);
            Point2D top = axes.at(Math.min(0.9, Math.max(0.1, f1)), 1);
            drawing.text(
                    words.of(Label.TOTAL) + " F1 " + Wording.ratio(total),
                    Axes.below(top, -8),
                    Anchor.MIDDLE,
                    new Color(0xB3261E));
        }
        axes.drawX(words.of(Label.F1_OF_PAIR));
        return drawing;
    }

    private void drawStacks(Axes axes) {
        long[][] stacks = {stacks(false), stacks(true)};
        long highest = 1;
        for (int column = 0; column < COLUMNS; column++) {
            highest = Math.max(highest, stacks[0][column] + stacks[1][column]);
        }
        double stepPx = Math.min(LARGEST_DOT_PX, (FRAME.getHeight() - 4) / highest);
        for (int column = 0; column < COLUMNS; column++) {
            Point2D foot = axes.at((column + 0.5) / COLUMNS, 0);
            drawStack(axes, new Stack(foot, 0, stacks[0][column], stepPx), WITHOUT_CHANGE);
            drawStack(axes, new Stack(foot, stacks[0][column], stacks[1][column], stepPx), Drawing.ACCENT);
        }
    }

    /** So many dots over a foot, above those that already stand there. */
    private record Stack(Point2D foot, long below, long count, double stepPx) {}

    private static void drawStack(Axes axes, Stack stack, Color colour) {
        double floor = stack.foot().getY() - stack.below() * stack.stepPx();
        if (stack.stepPx() < SMALLEST_DOT_PX) {
            double height = stack.count() * stack.stepPx();
            axes.drawing()
                    .fill(
                            new Rectangle2D.Double(
                                    stack.foot().getX() - LARGEST_DOT_PX / 2, floor - height, LARGEST_DOT_PX, height),
                            colour);
            return;
        }
        for (int dot = 0; dot < stack.count(); dot++) {
            Point2D centre = new Point2D.Double(stack.foot().getX(), floor - (dot + 0.5) * stack.stepPx());
            axes.drawing().fill(Drawing.dot(centre, stack.stepPx() * 0.45), colour);
        }
    }

    private long[] stacks(boolean withReferenceChange) {
        long[] counts = new long[COLUMNS];
        List<PairAudit> pairs = report.pairs();
        for (PairAudit pair : pairs) {
            OptionalDouble f1 = pair.pixels().all().f1();
            if (f1.isPresent() && pair.hasReferenceChange() == withReferenceChange) {
                counts[Math.min(COLUMNS - 1, (int) (f1.getAsDouble() * COLUMNS))]++;
            }
        }
        return counts;
    }
}
