package org.fieldwarden.models.data;

import java.awt.Shape;
import java.util.List;
import java.util.Map;
import org.fieldwarden.models.raster.Mask;
import org.fieldwarden.models.raster.Shapes;

/**
 * What was drawn over one picture, or over a pair of pictures.
 *
 * @param polygons by member name; corners x1, y1, x2, y2 and so on in quarter pixels from the upper left corner
 */
record Outline(Map<String, List<double[]>> polygons) {

    static final String BUILDINGS = "buildings";
    static final String UNSURE = "unsure";
    static final String FIRST_BUILDINGS = "buildings_a";
    static final String SECOND_BUILDINGS = "buildings_b";
    static final String OTHER = "other";

    private static final double PIXELS = 0.25;

    Outline {
        polygons = Map.copyOf(polygons);
    }

    /** The pixels of a square picture whose centre lies in a polygon of the named member. */
    Mask mask(String member, int side) {
        List<Shape> shapes = polygons.getOrDefault(member, List.of()).stream()
                .map(corners -> Shapes.polygon(corners, PIXELS))
                .toList();
        return Shapes.inside(side, shapes);
    }

    boolean has(String member) {
        return !polygons.getOrDefault(member, List.of()).isEmpty();
    }
}
