package org.fieldwarden.testimagery.scene;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** The fields of a scene as a survey before the first flight would draw them: sown ground without what lies or stands on it. */
public final class Farmland {

    /** Smaller rests between a yard and a lane are no fields. */
    private static final double SMALLEST_M2 = 60;

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private Farmland() {}

    /** Field polygons in scene metres, in the order in which the scene lays them. */
    public static List<Polygon> of(Scene scene) {
        Geometry frame = GEOMETRIES.createPolygon(new Coordinate[] {
            new Coordinate(0, 0),
            new Coordinate(scene.widthMetres(), 0),
            new Coordinate(scene.widthMetres(), scene.heightMetres()),
            new Coordinate(0, scene.heightMetres()),
            new Coordinate(0, 0)
        });
        List<Polygon> fields = new ArrayList<>();
        for (int index = 0; index < scene.patches().size(); index++) {
            GroundPatch patch = scene.patches().get(index);
            if (patch.ground().isField() && patch.presence() == Presence.BOTH) {
                Geometry field = overlay(patch.shape(), frame, OverlayNG.INTERSECTION);
                add(withoutBuildings(withoutLaterGround(field, scene, index), scene), fields);
            }
        }
        return List.copyOf(fields);
    }

    private static Geometry withoutLaterGround(Geometry field, Scene scene, int index) {
        Geometry left = field;
        for (GroundPatch later :
                scene.patches().subList(index + 1, scene.patches().size())) {
            if (later.presence().on(Epoch.BASELINE) && later.envelope().intersects(left.getEnvelopeInternal())) {
                left = overlay(left, later.shape(), OverlayNG.DIFFERENCE);
            }
        }
        return left;
    }

    private static Geometry withoutBuildings(Geometry field, Scene scene) {
        Geometry left = field;
        for (Solid solid : scene.solids()) {
            if (solid.kind() == SolidKind.BUILDING && solid.presence().on(Epoch.BASELINE)) {
                Geometry ground = GEOMETRIES
                        .createPoint(new Coordinate(solid.centreX(), solid.centreY()))
                        .buffer(solid.radius());
                if (ground.getEnvelopeInternal().intersects(left.getEnvelopeInternal())) {
                    left = overlay(left, ground, OverlayNG.DIFFERENCE);
                }
            }
        }
        return left;
    }

    private static void add(Geometry ground, List<Polygon> fields) {
        List<?> parts = PolygonExtracter.getPolygons(ground);
        parts.stream()
                .map(Polygon.class::cast)
                .filter(part -> part.getArea() >= SMALLEST_M2)
                .forEach(fields::add);
    }

    private static Geometry overlay(Geometry one, Geometry other, int operation) {
        return OverlayNGRobust.overlay(one, other, operation);
    }
}
