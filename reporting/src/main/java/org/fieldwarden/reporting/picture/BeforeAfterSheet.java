package org.fieldwarden.reporting.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.FlightPair;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.reporting.files.WholeFile;
import org.fieldwarden.reporting.palette.KindColour;
import org.fieldwarden.reporting.picture.Lettering.Word;
import org.fieldwarden.reporting.register.NumberedChange;
import org.locationtech.jts.geom.Envelope;

/**
 * The largest changes on one sheet: for each, both dates side by side at the same place and scale with the outline, and
 * below its number, kind, area and confidence. Numbers are those on the map.
 */
public final class BeforeAfterSheet {

    /** As many changes fit on a sheet that people still read. */
    static final int SHOWN = 10;

    private static final int VIEW_SIDE = 400;
    private static final int VIEW_GAP = 8;
    private static final int CARD_WIDTH = 2 * VIEW_SIDE + VIEW_GAP;
    private static final int CARD_HEIGHT = VIEW_SIDE + 106;
    private static final int MARGIN = 40;
    private static final int TITLE_HEIGHT = 100;
    private static final int COLUMNS = 2;
    /** Ground around a change, in its own size, so that people recognise the place. */
    private static final double SURROUNDINGS = 2.2;

    private static final double SMALLEST_SIDE_METRES = 25;

    private final Orthophoto baseline;
    private final Orthophoto current;
    private final Pen pen;
    private final Lettering words;

    private BeforeAfterSheet(Orthophoto baseline, Orthophoto current, Pen pen) {
        this.baseline = baseline;
        this.current = current;
        this.pen = pen;
        this.words = pen.lettering();
    }

    /** Writes the sheet as PNG; both flights are open. */
    public static void write(Path target, Orthophoto baseline, Orthophoto current, List<NumberedChange> leads) {
        BufferedImage picture = draw(baseline, current, leads, Lettering.ofThisMachine());
        WholeFile.write(target, temporary -> ImageIO.write(picture, "png", temporary.toFile()));
    }

    static BufferedImage draw(
            Orthophoto baseline, Orthophoto current, List<NumberedChange> leads, Lettering lettering) {
        List<NumberedChange> shown = leads.stream()
                .sorted(Comparator.comparing(
                                (NumberedChange lead) -> lead.change().area())
                        .reversed()
                        .thenComparing(lead -> lead.change().id()))
                .limit(SHOWN)
                .toList();
        int rows = Math.max(1, (shown.size() + COLUMNS - 1) / COLUMNS);
        int width = COLUMNS * (CARD_WIDTH + MARGIN) + MARGIN;
        int height = TITLE_HEIGHT + rows * (CARD_HEIGHT + MARGIN / 2) + MARGIN / 2;
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        try {
            graphics.setColor(Pen.PAPER);
            graphics.fillRect(0, 0, width, height);
            BeforeAfterSheet sheet = new BeforeAfterSheet(baseline, current, new Pen(graphics, lettering));
            sheet.drawTitle(new FlightPair(baseline.flight(), current.flight()), width - 2 * MARGIN);
            for (int index = 0; index < shown.size(); index++) {
                int x = MARGIN + index % COLUMNS * (CARD_WIDTH + MARGIN);
                int y = TITLE_HEIGHT + index / COLUMNS * (CARD_HEIGHT + MARGIN / 2);
                sheet.drawCard(index + 1, shown.get(index), x, y);
            }
            if (shown.isEmpty()) {
                sheet.pen.text(
                        sheet.words.text(Word.NONE), lettering.plain(30), Pen.SOFT_INK, MARGIN, TITLE_HEIGHT + 60);
            }
        } finally {
            graphics.dispose();
        }
        return picture;
    }

    private void drawTitle(FlightPair flights, int width) {
        Font titleFont = words.bold(36);
        String title = words.text(Word.SHEET_TITLE);
        pen.text(title, titleFont, Pen.INK, MARGIN, 58);
        int used = (int) pen.textBox(title, titleFont).getWidth() + 30;
        String dates = words.text(Word.BASELINE) + " "
                + words.date(flights.baseline().flownOn()) + "  →  "
                + words.text(Word.CURRENT) + " " + words.date(flights.current().flownOn()) + "     "
                + words.text(Word.LEAD);
        Font font = words.plain(24);
        pen.text(pen.fitted(dates, font, width - used), font, Pen.SOFT_INK, MARGIN + used, 56);
    }

    private void drawCard(int rank, NumberedChange lead, int x, int y) {
        Change change = lead.change();
        Envelope ground = groundOf(change);
        drawView(Word.BASELINE, baseline, change, new GroundView(change.place().crs(), ground, square(x, y)));
        int right = x + VIEW_SIDE + VIEW_GAP;
        GroundView view = new GroundView(change.place().crs(), ground, square(right, y));
        drawView(Word.CURRENT, current, change, view);
        Rectangle2D plate = new Rectangle2D.Double(x, y + VIEW_SIDE + 14, 44, 34);
        pen.plate(String.valueOf(rank), words.bold(24), KindColour.of(change.kind()), plate);
        String head = lead.number() + "   " + words.kind(change.kind()) + "   "
                + words.cover(change.changed().from()) + " → "
                + words.cover(change.changed().to());
        pen.text(
                pen.fitted(head, words.bold(24), CARD_WIDTH - 60), words.bold(24), Pen.INK, x + 58, y + VIEW_SIDE + 40);
        String numbers = words.squareMetres(change.area()) + "   " + words.mu(change.area()) + "   "
                + String.format(
                        Locale.ROOT,
                        "%s %.2f",
                        words.text(Word.CONFIDENCE),
                        change.confidence().value());
        pen.text(numbers, words.plain(24), Pen.SOFT_INK, x + 58, y + VIEW_SIDE + 78);
        int widest = 180;
        pen.scaleBar(view.pixelsPerMetre(), widest, x + CARD_WIDTH - widest - 40, y + VIEW_SIDE + 74);
    }

    private void drawView(Word side, Orthophoto flight, Change change, GroundView view) {
        Graphics2D graphics = pen.graphics();
        Rectangle frame = view.frame();
        Shape clip = graphics.getClip();
        graphics.setClip(frame);
        pen.image(view.read(flight), frame);
        pen.outline(view.toPicture(change.place().outline()), KindColour.of(change.kind()), 3f);
        graphics.setClip(clip);
        graphics.setColor(Pen.INK);
        graphics.setStroke(new BasicStroke(1f));
        graphics.draw(frame);
        String label = words.text(side) + " " + words.date(flight.flight().flownOn());
        Font font = words.plain(20);
        double width = pen.textBox(label, font).getWidth() + 20;
        pen.plate(label, font, new Color(18, 20, 24), new Rectangle2D.Double(frame.x + 6, frame.y + 6, width, 30));
    }

    private static Rectangle square(int x, int y) {
        return new Rectangle(x, y, VIEW_SIDE, VIEW_SIDE);
    }

    private static Envelope groundOf(Change change) {
        Envelope box = change.place().outline().getEnvelopeInternal();
        double side = Math.max(SMALLEST_SIDE_METRES, SURROUNDINGS * Math.max(box.getWidth(), box.getHeight()));
        Envelope ground = new Envelope(box.centre());
        ground.expandBy(side / 2);
        return ground;
    }
}
