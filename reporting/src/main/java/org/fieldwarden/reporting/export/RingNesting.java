package org.fieldwarden.reporting.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Rings by number (圈号), and the polygons that they make. Files do not say which ring is a hole: a ring within an odd
 * number of others is one, in the smallest of them.
 */
final class RingNesting {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final int FEWEST_POINTS = 4;

    private final Map<Integer, List<Coordinate>> rings = new TreeMap<>();
    private final Map<Integer, String> firstNames = new HashMap<>();

    /** A ring as a polygon, the faces that cover it, and the holes that it turns out to have. */
    private record Face(Polygon polygon, List<Face> around, List<LinearRing> holes) {

        boolean isHole() {
            return around.size() % 2 == 1;
        }

        Optional<Face> parent() {
            return around.stream()
                    .filter(face -> !face.isHole())
                    .min(Comparator.comparingDouble(face -> face.polygon().getArea()));
        }

        Polygon withHoles() {
            return GEOMETRIES.createPolygon(polygon.getExteriorRing(), holes.toArray(LinearRing[]::new));
        }
    }

    /**
     * Adds a corner to a ring.
     *
     * @param name 点号; the ring's first name again is where the ring closes
     * @return false where it does not close where it began: a digit was lost
     */
    boolean add(int ring, String name, Coordinate corner) {
        List<Coordinate> corners = rings.computeIfAbsent(ring, number -> new ArrayList<>());
        corners.add(corner);
        String first = firstNames.computeIfAbsent(ring, number -> name);
        return corners.size() == 1 || !first.equals(name) || isClosed(corners);
    }

    int size() {
        return rings.size();
    }

    /** Points without those that close a ring. */
    int corners() {
        return rings.values().stream()
                .mapToInt(corners -> corners.size() - (isClosed(corners) ? 1 : 0))
                .sum();
    }

    /** The polygon or polygons; empty where the rings make none that is valid. */
    Optional<Geometry> polygons() {
        List<Face> faces = new ArrayList<>();
        for (List<Coordinate> corners : rings.values()) {
            if (!isClosed(corners)) {
                corners.add(corners.get(0).copy());
            }
            if (corners.size() < FEWEST_POINTS) {
                return Optional.empty();
            }
            faces.add(new Face(
                    GEOMETRIES.createPolygon(corners.toArray(Coordinate[]::new)),
                    new ArrayList<>(),
                    new ArrayList<>()));
        }
        if (faces.isEmpty() || faces.stream().anyMatch(face -> !face.polygon().isValid())) {
            return Optional.empty();
        }
        nest(faces);
        if (faces.stream().anyMatch(face -> face.isHole() && face.parent().isEmpty())) {
            return Optional.empty();
        }
        faces.stream()
                .filter(Face::isHole)
                .forEach(hole ->
                        hole.parent().orElseThrow().holes().add(hole.polygon().getExteriorRing()));
        Polygon[] polygons = faces.stream()
                .filter(face -> !face.isHole())
                .map(Face::withHoles)
                .toArray(Polygon[]::new);
        Geometry ground = polygons.length == 1 ? polygons[0] : GEOMETRIES.createMultiPolygon(polygons);
        return ground.isValid() && !ground.isEmpty() ? Optional.of(ground) : Optional.empty();
    }

    private static void nest(List<Face> faces) {
        for (int inner = 0; inner < faces.size(); inner++) {
            for (int outer = 0; outer < faces.size(); outer++) {
                if (inner != outer
                        && faces.get(outer).polygon().covers(faces.get(inner).polygon())) {
                    faces.get(inner).around().add(faces.get(outer));
                }
            }
        }
    }

    private static boolean isClosed(List<Coordinate> corners) {
        return corners.size() > 1 && corners.get(0).equals2D(corners.get(corners.size() - 1));
    }
}
