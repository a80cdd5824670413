package org.fieldwarden.reporting.audit.paper;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import org.fieldwarden.reporting.audit.Reliability;
import org.fieldwarden.reporting.paper.Drawing;

/** Two plots of calibrated scores: how often pixels of a score changed, and how many pixels have it. */
final class CalibrationPlots {

    /** Below this a share is mostly chance; its dot stays hollow. */
    static final int FEW_PIXELS = 1000;

    private static final int WIDTH_PX = 326;
    private static final int HEIGHT_PX = 312;
    private static final Rectangle2D FRAME = new Rectangle2D.Double(46, 28, 264, 236);
    private static final int GRID = 5;
    private static final double DOT_PX = 3.6;
    private static final double THOUSAND = 1000;
    private static final String[] POWERS_OF_THOUSAND = {"", "k", "M", "G"};

    private final Reliability reliability;
    private final Wording words;

    CalibrationPlots(Reliability reliability, Wording words) {
        this.reliability = reliability;
        this.words = words;
    }

    /** Share that changed against mean score; on the diagonal a score is true as a frequency. */
    Drawing reliability() {
        Drawing drawing = new Drawing(WIDTH_PX, HEIGHT_PX);
        Axes axes = new Axes(drawing, FRAME);
        for (int tick = 0; tick <= GRID; tick++) {
            double share = (double) tick / GRID;
            axes.drawGridLine(share, String.format(Locale.ROOT, "%.1f", share));
        }
        drawing.stroke(axes.line(axes.at(0, 0), axes.at(1, 1)), Drawing.SOFT_INK, 1);
        axes.drawX(words.of(Label.SCORE));
        axes.drawYName(words.of(Label.CHANGED_SHARE));
        for (Reliability.Bin bin : reliability.bins()) {
            if (bin.pixels() > 0) {
                drawBin(axes, bin);
            }
        }
        return drawing;
    }

    private static void drawBin(Axes axes, Reliability.Bin bin) {
        double score = bin.meanScore().orElseThrow();
        Point2D dot = axes.at(score, bin.changedShare().orElseThrow());
        axes.drawing().stroke(axes.line(axes.at(score, score), dot), Drawing.PALE_ACCENT, 3);
        if (bin.pixels() < FEW_PIXELS) {
            axes.drawing().stroke(Drawing.dot(dot, DOT_PX), Drawing.ACCENT, 1.2);
        } else {
            axes.drawing().fill(Drawing.dot(dot, DOT_PX), Drawing.ACCENT);
        }
    }

    /** Pixels of each bin, on a logarithmic axis: most ground is surely unchanged. */
    Drawing histogram() {
        Drawing drawing = new Drawing(WIDTH_PX, HEIGHT_PX);
        Axes axes = new Axes(drawing, FRAME);
        long most = reliability.bins().stream()
                .mapToLong(Reliability.Bin::pixels)
                .max()
                .orElse(0);
        int decades = Math.max(1, (int) Math.ceil(Math.log10((double) Math.max(1, most))));
        for (int power = 0; power <= decades; power++) {
            axes.drawGridLine((double) power / decades, powerOfTen(power));
        }
        for (int bin = 0; bin < Reliability.BINS; bin++) {
            long pixels = reliability.bins().get(bin).pixels();
            if (pixels > 0) {
                // One pixel is 10 to the power of 0 and still has to be seen.
                double height = Math.max(0.01, Math.log10((double) pixels) / decades);
                drawing.fill(
                        axes.box(
                                axes.at((bin + 0.08) / Reliability.BINS, 0),
                                axes.at((bin + 0.92) / Reliability.BINS, height)),
                        Drawing.ACCENT);
            }
        }
        axes.drawX(words.of(Label.SCORE));
        axes.drawYName(words.of(Label.PIXELS_OF_SCORE));
        return drawing;
    }

    /** For example 100k. */
    private static String powerOfTen(int power) {
        int thousands = Math.min(power / 3, POWERS_OF_THOUSAND.length - 1);
        double rest = Math.pow(10, power) / Math.pow(THOUSAND, thousands);
        return String.format(Locale.ROOT, "%.0f%s", rest, POWERS_OF_THOUSAND[thousands]);
    }
}
