package org.fieldwarden.reporting.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.util.List;
import java.util.Locale;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.palette.KindColour;
import org.fieldwarden.reporting.picture.Lettering.Word;
import org.fieldwarden.reporting.summary.Comparison;
import org.fieldwarden.reporting.summary.ObservedGround;

/** What stands around the map: title and dates above, and at its right the legend with counts, north arrow and scale. */
final class MapPanel {

    static final int WIDTH = 500;
    static final int SMALLEST_HEIGHT = 1060;

    private static final int LINE = 44;
    private static final int LETTER_SIZE = 25;
    private static final int SWATCH_WIDTH = 46;
    private static final int SWATCH_HEIGHT = 26;
    private static final int HASH_LETTERS = 12;
    private static final int FOOT_HEIGHT = 400;

    private final Comparison comparison;
    private final List<Change> changes;
    private final Pen pen;
    private final Lettering words;

    MapPanel(Comparison comparison, List<Change> changes, Pen pen) {
        this.comparison = comparison;
        this.changes = changes;
        this.pen = pen;
        this.words = pen.lettering();
    }

    void draw(int x, Rectangle map, double pixelsPerMetre) {
        pen.text(words.text(Word.MAP_TITLE), words.bold(44), Pen.INK, map.x, 62);
        String dates = flight(Word.BASELINE, comparison.flights().baseline()) + "   →   "
                + flight(Word.CURRENT, comparison.flights().current());
        int width = x + WIDTH - map.x;
        pen.text(pen.fitted(dates, words.plain(26), width), words.plain(26), Pen.SOFT_INK, map.x, 106);
        int bottom = map.y + Math.max(map.height, SMALLEST_HEIGHT);
        drawLegend(x, map.y);
        drawFoot(x, bottom, pixelsPerMetre);
    }

    private String flight(Word side, Flight flight) {
        return words.text(side) + " " + words.date(flight.flownOn()) + " (" + flight.id() + ")";
    }

    private void drawLegend(int x, int top) {
        int y = top + 30;
        pen.text(words.text(Word.LEGEND), words.bold(32), Pen.INK, x, y);
        y += 20;
        for (ChangeKind kind : ChangeKind.values()) {
            List<Change> members =
                    changes.stream().filter(change -> change.kind() == kind).toList();
            if (!members.isEmpty()) {
                Rectangle swatch = new Rectangle(x + 2, y + 9, SWATCH_WIDTH, SWATCH_HEIGHT);
                pen.graphics().setColor(new Color(0x7C8466));
                pen.graphics().fill(swatch);
                pen.tint(swatch, KindColour.of(kind));
                pen.outline(swatch, KindColour.of(kind), 3f);
                drawName(x + SWATCH_WIDTH + 16, y, words.kind(kind));
                drawAmount(x, y, amount(members));
                y += LINE;
            }
        }
        y += 8;
        pen.graphics().setColor(Pen.HAIRLINE);
        pen.graphics().drawLine(x, y, x + WIDTH, y);
        drawName(x, y, words.text(changes.isEmpty() ? Word.NONE : Word.TOTAL));
        drawAmount(x, y, amount(changes));
        y += LINE + 4;
        drawUnobserved(x, y);
        y += 2 * LINE + 6;
        if (!changes.isEmpty()) {
            pen.text(words.text(Word.NUMBERED), words.plain(22), Pen.SOFT_INK, x, y);
        }
    }

    private void drawUnobserved(int x, int y) {
        ObservedGround ground = comparison.ground();
        pen.hatch(new Rectangle(x + 2, y + 9, SWATCH_WIDTH, SWATCH_HEIGHT));
        String share = String.format(Locale.ROOT, "%.1f%%", ground.unobservedShare() * 100);
        drawName(x + SWATCH_WIDTH + 16, y, words.text(Word.UNOBSERVED));
        drawAmount(x, y, words.mu(ground.unobserved()) + "  " + share);
    }

    private String amount(List<Change> members) {
        if (members.isEmpty()) {
            return "";
        }
        SquareMetres area = members.stream().map(Change::area).reduce(SquareMetres.ZERO, SquareMetres::plus);
        return members.size() + " " + words.text(Word.PLACES) + "  " + words.mu(area);
    }

    private void drawName(int x, int y, String name) {
        pen.text(name, words.plain(LETTER_SIZE), Pen.INK, x, y + 31);
    }

    private void drawAmount(int x, int y, String amount) {
        Font font = words.plain(LETTER_SIZE);
        int width = (int) Math.ceil(pen.textBox(amount, font).getWidth());
        pen.text(amount, font, Pen.INK, x + WIDTH - width, y + 31);
    }

    private void drawFoot(int x, int bottom, double pixelsPerMetre) {
        int y = bottom - FOOT_HEIGHT;
        pen.northArrow(x + 34, y + 40, 84);
        pen.scaleBar(pixelsPerMetre, WIDTH - 60, x + 4, y + 196);
        Font font = words.plain(22);
        y += 262;
        String crs = comparison.grid().crs().code();
        String gsd = String.format(
                Locale.ROOT,
                "%s %.3f %s",
                words.text(Word.GSD),
                comparison.grid().gsd().metres(),
                words.text(Word.METRES));
        String hash = comparison.modelBundleHash();
        String model = words.text(Word.MODEL) + " " + hash.substring(0, Math.min(HASH_LETTERS, hash.length()));
        for (String line : List.of(crs + "   " + gsd, model)) {
            pen.text(line, font, Pen.SOFT_INK, x, y);
            y += 34;
        }
        pen.text(words.text(Word.LEAD), words.bold(24), new Color(0xB3261E), x, y + 6);
    }
}
