package org.fieldwarden.reporting.picture;

import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds room for labels beside what they name, so that no two labels overlap and none leaves the frame. */
final class LabelPlaces {

    private static final double[] DISTANCES = {6, 30, 70};

    private final Rectangle frame;
    private final List<Rectangle2D> taken = new ArrayList<>();
    private final List<Rectangle2D> shown = new ArrayList<>();

    LabelPlaces(Rectangle frame) {
        this.frame = frame;
    }

    /** Keeps labels off something that is drawn, as long as there is other room. */
    void avoid(Rectangle2D box) {
        shown.add(box);
    }

    /** A box of the given size near {@code named}, first right and above; empty where there is no room. */
    Optional<Rectangle2D> near(Rectangle2D named, double width, double height) {
        Optional<Rectangle2D> place = candidates(named, width, height).stream()
                .filter(this::isFree)
                .filter(box -> shown.stream().noneMatch(box::intersects))
                .findFirst();
        if (place.isEmpty()) {
            place = candidates(named, width, height).stream()
                    .filter(this::isFree)
                    .findFirst();
        }
        place.ifPresent(taken::add);
        return place;
    }

    private boolean isFree(Rectangle2D box) {
        return frame.contains(box) && taken.stream().noneMatch(box::intersects);
    }

    private static List<Rectangle2D> candidates(Rectangle2D named, double width, double height) {
        List<Rectangle2D> boxes = new ArrayList<>();
        for (double gap : DISTANCES) {
            double left = named.getMinX() - gap - width;
            double right = named.getMaxX() + gap;
            double above = named.getMinY() - gap - height;
            double below = named.getMaxY() + gap;
            double middleX = named.getCenterX() - width / 2;
            double middleY = named.getCenterY() - height / 2;
            double[][] corners = {
                {right, above}, {right, middleY}, {middleX, above}, {left, above},
                {right, below}, {middleX, below}, {left, middleY}, {left, below}
            };
            for (double[] corner : corners) {
                boxes.add(new Rectangle2D.Double(corner[0], corner[1], width, height));
            }
        }
        return boxes;
    }
}
