package org.fieldwarden.reporting.monthly;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.palette.KindColour;
import org.fieldwarden.reporting.paper.Drawing;
import org.fieldwarden.reporting.paper.Drawing.Anchor;
import org.fieldwarden.reporting.register.NumberedChange;

/** Plots of the monthly paper. */
final class MonthlyPlots {

    private static final int WIDTH = 660;
    private static final int BAR = 22;
    private static final int NAME_WIDTH = 120;
    private static final int FIGURE_WIDTH = 130;
    private static final int TREND_HEIGHT = 170;
    private static final int BASE = 24;
    private static final int TOP = 20;
    private static final int MONTHS = 12;

    private final MonthlyReport report;
    private final Words words;

    MonthlyPlots(MonthlyReport report, Words words) {
        this.report = report;
        this.words = words;
    }

    private record Bar(ChangeKind kind, int count, SquareMetres area) {}

    /** A bar of area for each kind, with number and area beside it. */
    Drawing kinds() {
        List<Bar> bars = bars();
        Drawing drawing = new Drawing(WIDTH, Math.max(1, bars.size()) * BAR + 6);
        double most = bars.stream().mapToDouble(bar -> bar.area().value()).max().orElse(1);
        for (int index = 0; index < bars.size(); index++) {
            Bar bar = bars.get(index);
            double y = 3.0 + index * BAR;
            double width = (WIDTH - NAME_WIDTH - FIGURE_WIDTH) * bar.area().value() / most;
            drawing.text(words.kind(bar.kind()), new Point2D.Double(0, y + 14), Anchor.START, Drawing.INK);
            drawing.fill(
                    new Rectangle2D.Double(NAME_WIDTH, y + 2, Math.max(1, width), BAR - 8.0),
                    KindColour.of(bar.kind()));
            drawing.text(
                    bar.count() + " · " + words.of(Say.MU, words.mu(bar.area())),
                    new Point2D.Double(NAME_WIDTH + width + 8, y + 14),
                    Anchor.START,
                    Drawing.SOFT_INK);
        }
        return drawing;
    }

    private List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        for (ChangeKind kind : ChangeKind.values()) {
            List<NumberedChange> members = report.leads().stream()
                    .filter(lead -> lead.change().kind() == kind)
                    .toList();
            if (!members.isEmpty()) {
                MonthTotals.Total total = MonthTotals.Total.of(members);
                bars.add(new Bar(kind, total.count(), total.area()));
            }
        }
        return bars;
    }

    /** A column of new leads for each month of the year so far. */
    Drawing trend() {
        Drawing drawing = new Drawing(WIDTH, TREND_HEIGHT);
        List<MonthTotals> year = report.year();
        int most = Math.max(
                1, year.stream().mapToInt(month -> month.all().count()).max().orElse(1));
        double step = (double) WIDTH / MONTHS;
        double floor = TREND_HEIGHT - BASE;
        drawing.stroke(new Line2D.Double(0, floor, WIDTH, floor), Drawing.HAIRLINE, 1);
        for (int index = 0; index < MONTHS; index++) {
            double middle = (index + 0.5) * step;
            drawing.text(
                    words.isChinese() ? (index + 1) + "月" : String.valueOf(index + 1),
                    new Point2D.Double(middle, floor + 15),
                    Anchor.MIDDLE,
                    Drawing.SOFT_INK);
            for (MonthTotals totals : year) {
                if (totals.month().getMonthValue() == index + 1) {
                    column(
                            drawing,
                            totals,
                            new Column(
                                    middle,
                                    step * 0.6,
                                    (floor - TOP) * totals.all().count() / most));
                }
            }
        }
        return drawing;
    }

    /** Where a month's column stands; its foot is on the floor. */
    private record Column(double middle, double width, double height) {}

    private void column(Drawing drawing, MonthTotals totals, Column column) {
        double top = TREND_HEIGHT - BASE - column.height();
        drawing.fill(
                new Rectangle2D.Double(column.middle() - column.width() / 2, top, column.width(), column.height()),
                totals.month().equals(report.month()) ? Drawing.ACCENT : Drawing.PALE_ACCENT);
        drawing.text(
                String.valueOf(totals.all().count()),
                new Point2D.Double(column.middle(), top - 5),
                Anchor.MIDDLE,
                Drawing.INK);
    }
}
