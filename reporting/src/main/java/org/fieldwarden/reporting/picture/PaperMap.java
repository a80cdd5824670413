package org.fieldwarden.reporting.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.reporting.palette.KindColour;
import org.fieldwarden.reporting.register.NumberedChange;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Polygon;

/**
 * Ground on a flight for a paper: outlines in the colours of their kinds, unobserved ground hatched, north arrow and scale
 * bar; no words beside. North is up.
 */
public final class PaperMap {

    private static final int MARGIN = 24;
    private static final int SMALLEST_VISIBLE = 16;
    private static final int NUMBERED = 30;
    private static final int RUNNING_DIGITS = 5;
    private static final float LINE_WIDTH = 4f;

    private final CrsCode crs;
    private final Envelope ground;
    private final int longestSidePx;

    private PaperMap(CrsCode crs, Envelope ground, int longestSidePx) {
        this.crs = crs;
        this.ground = new Envelope(ground);
        this.longestSidePx = longestSidePx;
    }

    /**
     * A map of some ground.
     *
     * @param ground box in a projected CRS, x = easting, y = northing
     * @param longestSidePx longer side of the picture
     */
    public static PaperMap of(CrsCode crs, Envelope ground, int longestSidePx) {
        return new PaperMap(crs, ground, longestSidePx);
    }

    /**
     * All changes of a comparison; the largest have the end of their number beside them.
     *
     * @param flight open
     * @param unobserved ground that was not judged
     */
    public BufferedImage ofChanges(Orthophoto flight, List<NumberedChange> changes, List<Polygon> unobserved) {
        List<NumberedChange> largestFirst = changes.stream()
                .sorted(Comparator.comparing(
                                (NumberedChange change) -> change.change().area())
                        .reversed()
                        .thenComparing(change -> change.change().id()))
                .toList();
        return draw(flight, (pen, view) -> {
            unobserved.forEach(window -> pen.hatch(view.toPicture(window)));
            largestFirst.forEach(change -> drawChange(pen, view, change));
            drawNumbers(pen, view, largestFirst);
        });
    }

    /**
     * The ground with one outline.
     *
     * @param flight open
     */
    public BufferedImage ofOutline(Orthophoto flight, Polygon outline, Color colour) {
        return draw(flight, (pen, view) -> pen.outline(view.toPicture(outline), colour, LINE_WIDTH));
    }

    /**
     * The ground with a frame round a place.
     *
     * @param flight open
     */
    public BufferedImage ofPlace(Orthophoto flight, Envelope place, Color colour) {
        return draw(flight, (pen, view) -> {
            double x = (place.getMinX() - ground.getMinX()) * view.pixelsPerMetre();
            double y = (ground.getMaxY() - place.getMaxY()) * view.pixelsPerMetre();
            double width = place.getWidth() * view.pixelsPerMetre();
            double height = place.getHeight() * view.pixelsPerMetre();
            double room = Math.max(0, SMALLEST_VISIBLE * 2 - Math.max(width, height)) / 2;
            pen.outline(
                    new Rectangle2D.Double(x - room, y - room, width + 2 * room, height + 2 * room),
                    colour,
                    LINE_WIDTH);
        });
    }

    @FunctionalInterface
    private interface Content {
        void draw(Pen pen, GroundView view);
    }

    private BufferedImage draw(Orthophoto flight, Content content) {
        double scale = longestSidePx / Math.max(ground.getWidth(), ground.getHeight());
        int width = (int) Math.max(1, Math.round(ground.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(ground.getHeight() * scale));
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        try {
            GroundView view = new GroundView(crs, ground, new Rectangle(0, 0, width, height));
            Pen pen = new Pen(graphics, Lettering.ofThisMachine());
            pen.image(view.read(flight), view.frame());
            content.draw(pen, view);
            drawOrientation(pen, view);
            graphics.setColor(Pen.INK);
            graphics.setStroke(new BasicStroke(2f));
            graphics.drawRect(0, 0, width - 1, height - 1);
        } finally {
            graphics.dispose();
        }
        return picture;
    }

    /** North arrow and scale bar on a bright plate at the lower left. */
    private static void drawOrientation(Pen pen, GroundView view) {
        int widest = Math.min(260, view.frame().width / 3);
        int height = 96;
        int top = view.frame().height - height - MARGIN;
        pen.graphics().setColor(new Color(255, 255, 255, 215));
        pen.graphics().fillRoundRect(MARGIN, top, widest + 110, height, 12, 12);
        pen.northArrow(MARGIN + 32, top + 36, 50);
        pen.scaleBar(view.pixelsPerMetre(), widest - 20, MARGIN + 72, top + 62);
    }

    private static void drawChange(Pen pen, GroundView view, NumberedChange change) {
        Shape shape = view.toPicture(change.change().place().outline());
        Color colour = KindColour.of(change.change().kind());
        pen.tint(shape, colour);
        pen.outline(shape, colour, LINE_WIDTH);
        Rectangle2D box = shape.getBounds2D();
        if (isTiny(box)) {
            pen.outline(pen.circle(box.getCenterX(), box.getCenterY(), SMALLEST_VISIBLE), colour, LINE_WIDTH);
        }
    }

    private static boolean isTiny(Rectangle2D box) {
        return Math.max(box.getWidth(), box.getHeight()) < SMALLEST_VISIBLE;
    }

    private static void drawNumbers(Pen pen, GroundView view, List<NumberedChange> largestFirst) {
        LabelPlaces places = new LabelPlaces(view.frame());
        for (NumberedChange change : largestFirst) {
            places.avoid(view.toPicture(change.change().place().outline()).getBounds2D());
        }
        Font font = pen.lettering().bold(22);
        for (NumberedChange change : largestFirst.subList(0, Math.min(NUMBERED, largestFirst.size()))) {
            Rectangle2D box = view.toPicture(change.change().place().outline()).getBounds2D();
            String label = change.number().substring(Math.max(0, change.number().length() - RUNNING_DIGITS));
            places.near(box, pen.textBox(label, font).getWidth() + 14, 30)
                    .ifPresent(place ->
                            pen.plate(label, font, KindColour.of(change.change().kind()), place));
        }
    }
}
