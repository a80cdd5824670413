package org.fieldwarden.reporting.picture;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import javax.imageio.ImageIO;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.reporting.files.WholeFile;
import org.fieldwarden.reporting.palette.KindColour;
import org.fieldwarden.reporting.summary.Comparison;
import org.locationtech.jts.geom.Envelope;

/**
 * The map of a comparison: the current flight with the changes in the colours of their kinds, the largest of them
 * numbered, unobserved ground hatched; legend, scale, north arrow, dates. North is up and the longer side of the map has
 * 2000 pixels.
 */
public final class MapPicture {

    /** As many changes carry a number; the first ten are the ones on the before-and-after sheet. */
    static final int NUMBERED = 20;

    private static final int LONGEST_SIDE = 2000;
    private static final int MARGIN = 40;
    private static final int TITLE_HEIGHT = 130;
    private static final int SMALLEST_VISIBLE = 16;
    private static final float LINE_WIDTH = 4f;

    private final Comparison comparison;
    private final List<Change> changes;
    private final Pen pen;
    private final GroundView view;

    private MapPicture(Comparison comparison, List<Change> changes, Pen pen, GroundView view) {
        this.comparison = comparison;
        this.changes = changes;
        this.pen = pen;
        this.view = view;
    }

    /**
     * Writes the map as PNG.
     *
     * @param current the current flight, open
     * @param changes in the CRS of the comparison's grid
     */
    public static void write(Path target, Orthophoto current, Comparison comparison, List<Change> changes) {
        BufferedImage picture = draw(current, comparison, changes, Lettering.ofThisMachine());
        WholeFile.write(target, temporary -> ImageIO.write(picture, "png", temporary.toFile()));
    }

    static BufferedImage draw(Orthophoto current, Comparison comparison, List<Change> changes, Lettering lettering) {
        Envelope ground = comparison.grid().mapEnvelope();
        double scale = LONGEST_SIDE / Math.max(ground.getWidth(), ground.getHeight());
        Rectangle frame =
                new Rectangle(MARGIN, TITLE_HEIGHT, (int) Math.max(1, Math.round(ground.getWidth() * scale)), (int)
                        Math.max(1, Math.round(ground.getHeight() * scale)));
        int height = TITLE_HEIGHT + Math.max(frame.height, MapPanel.SMALLEST_HEIGHT) + MARGIN;
        int width = frame.x + frame.width + MARGIN + MapPanel.WIDTH + MARGIN;
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        try {
            graphics.setColor(Pen.PAPER);
            graphics.fillRect(0, 0, width, height);
            GroundView view = new GroundView(comparison.grid().crs(), ground, frame);
            Pen pen = new Pen(graphics, lettering);
            new MapPicture(comparison, largestFirst(changes), pen, view).drawAll(current);
        } finally {
            graphics.dispose();
        }
        return picture;
    }

    static List<Change> largestFirst(List<Change> changes) {
        return changes.stream()
                .sorted(Comparator.comparing(Change::area).reversed().thenComparing(Change::id))
                .toList();
    }

    private void drawAll(Orthophoto current) {
        Graphics2D graphics = pen.graphics();
        Rectangle frame = view.frame();
        pen.image(view.read(current), frame);
        graphics.setClip(frame);
        for (Issue issue : comparison.issues()) {
            pen.hatch(view.toPicture(comparison.grid().toMap(issue.window())));
        }
        // Small ones last, so that none is covered by a large one.
        changes.forEach(this::drawChange);
        drawNumbers();
        graphics.setClip(null);
        graphics.setColor(Pen.INK);
        graphics.setStroke(new BasicStroke(2f));
        graphics.draw(frame);
        new MapPanel(comparison, changes, pen).draw(frame.x + frame.width + MARGIN, frame, view.pixelsPerMetre());
    }

    private void drawChange(Change change) {
        Shape shape = view.toPicture(change.place().outline());
        pen.tint(shape, KindColour.of(change.kind()));
        pen.outline(shape, KindColour.of(change.kind()), LINE_WIDTH);
        if (isTiny(shape.getBounds2D())) {
            pen.outline(ring(shape.getBounds2D()), KindColour.of(change.kind()), LINE_WIDTH);
        }
    }

    private void drawNumbers() {
        LabelPlaces places = new LabelPlaces(view.frame());
        changes.forEach(change -> places.avoid(shownBox(change)));
        Font font = pen.lettering().bold(26);
        for (int index = 0; index < Math.min(NUMBERED, changes.size()); index++) {
            Change change = changes.get(index);
            String number = String.valueOf(index + 1);
            Rectangle2D box = shownBox(change);
            places.near(box, pen.textBox(number, font).getWidth() + 18, 34).ifPresent(place -> {
                if (!place.intersects(box.getX() - 12, box.getY() - 12, box.getWidth() + 24, box.getHeight() + 24)) {
                    pen.outline(
                            new Line2D.Double(
                                    box.getCenterX(), box.getCenterY(), place.getCenterX(), place.getCenterY()),
                            KindColour.of(change.kind()),
                            1.5f);
                }
                pen.plate(number, font, KindColour.of(change.kind()), place);
            });
        }
    }

    private Rectangle2D shownBox(Change change) {
        Rectangle2D box = view.toPicture(change.place().outline()).getBounds2D();
        return isTiny(box) ? ring(box).getBounds2D() : box;
    }

    private static boolean isTiny(Rectangle2D box) {
        return Math.max(box.getWidth(), box.getHeight()) < SMALLEST_VISIBLE;
    }

    private Shape ring(Rectangle2D box) {
        return pen.circle(box.getCenterX(), box.getCenterY(), SMALLEST_VISIBLE);
    }
}
