package org.fieldwarden.testimagery.scene;

import java.util.List;
import java.util.Random;
import org.fieldwarden.core.PixelWindow;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * One rendered building with its shadow, to be laid into a picture of real ground. Scene coordinates are metres from
 * the picture's upper left corner, x to the east, y to the south.
 */
public final class BuildingSprite {

    private static final double AMBIENT_IN_SHADOW = 0.52;

    private final Scene scene;
    private final Roof roof;
    private final FlightConditions flight;
    private final double gsd;

    private BuildingSprite(Roof roof, FlightConditions flight, double gsd) {
        this.roof = roof;
        this.flight = flight;
        this.gsd = gsd;
        Polygon ground =
                Shapes.box(new OrientedBox(roof.centreX(), roof.centreY(), roof.radius() + 60, roof.radius() + 60, 0));
        this.scene = new Scene(
                1,
                1,
                List.of(new GroundPatch(ground, GroundKind.GRASS, Presence.BOTH, 0, 1)),
                List.of(roof),
                List.of(),
                0,
                List.of());
    }

    /**
     * A village building of common kind and size.
     *
     * @param centre scene metres
     * @param flight light and lean; must be the same for all buildings of one picture
     * @param gsdMetres metres per pixel
     */
    public static BuildingSprite drawn(Coordinate centre, FlightConditions flight, double gsdMetres, Random random) {
        OrientedBox box = OrientedBox.centred(
                centre, 9 + random.nextDouble() * 12, 7 + random.nextDouble() * 6, random.nextDouble() * Math.PI);
        RoofKind kind = BuildingDesign.common(random);
        Roof roof = BuildingDesign.draw(kind, box, Presence.BOTH, random).get(0);
        return new BuildingSprite(roof, flight, gsdMetres);
    }

    /** Outline on the ground, scene metres. */
    public Polygon outline() {
        return Shapes.box(roof.box());
    }

    /** Metres around the centre that the building and its shadow can reach. */
    public double reach() {
        return roof.radius()
                + roof.leanHeight() / Math.tan(Math.toRadians(flight.sun().elevationDegrees()))
                + 3;
    }

    /**
     * Lays building and shadow over pixels.
     *
     * @param window place of the pixels in the picture
     * @param rgb height x width x 3, changed in place
     */
    public void layInto(PixelWindow window, byte[] rgb) {
        SceneGeometry geometry = SceneGeometry.painted(scene, Epoch.BASELINE, flight, window, gsd);
        float[] light = new SceneLight(scene, Epoch.BASELINE, flight, gsd).light(geometry, window);
        for (int row = window.row(); row < window.endRow(); row++) {
            for (int column = window.column(); column < window.endColumn(); column++) {
                int at = ((row - window.row()) * window.width() + column - window.column()) * 3;
                boolean built = geometry.solidAt(column, row) != SceneGeometry.NONE;
                float shadow = geometry.shadowAt((column + 0.5) * gsd, (row + 0.5) * gsd);
                for (int band = 0; band < 3; band++) {
                    if (built) {
                        rgb[at + band] = (byte) Math.max(0, Math.min(255, Math.round(light[at + band] * 255)));
                    } else if (shadow > 0.05f) {
                        rgb[at + band] = (byte) Math.round((rgb[at + band] & 0xff) * AMBIENT_IN_SHADOW);
                    }
                }
            }
        }
    }
}
