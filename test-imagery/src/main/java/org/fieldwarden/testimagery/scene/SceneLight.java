package org.fieldwarden.testimagery.scene;

import java.util.List;
import org.fieldwarden.core.PixelWindow;

/** Lights a painted window: reflectance times sun, sky and shadow. */
final class SceneLight {

    private final Scene scene;
    private final FlightConditions flight;
    private final double gsd;
    private final GroundLook ground;
    private final float[] cropCover;
    private final float sunX;
    private final float sunY;
    private final float sunZ;

    SceneLight(Scene scene, Epoch epoch, FlightConditions flight, double gsd) {
        this.scene = scene;
        this.flight = flight;
        this.gsd = gsd;
        this.ground = new GroundLook(flight, scene.soilRedness());
        List<GroundPatch> patches = scene.patches();
        cropCover = new float[patches.size()];
        for (int i = 0; i < cropCover.length; i++) {
            cropCover[i] = patches.get(i).presence().on(epoch) ? patches.get(i).cropCover(flight) : 0;
        }
        double azimuth = Math.toRadians(flight.sun().azimuthDegrees());
        double elevation = Math.toRadians(flight.sun().elevationDegrees());
        sunX = (float) (Math.sin(azimuth) * Math.cos(elevation));
        sunY = (float) (-Math.cos(azimuth) * Math.cos(elevation));
        sunZ = (float) Math.sin(elevation);
    }

    /** Display-linear red, green, blue of each pixel of the window, about 0 to 1.2. */
    float[] light(SceneGeometry geometry, PixelWindow window) {
        float[] rgb = new float[Math.toIntExact(window.pixels() * 3)];
        Shading out = new Shading(gsd);
        for (int row = window.row(); row < window.endRow(); row++) {
            for (int column = window.column(); column < window.endColumn(); column++) {
                int at = ((row - window.row()) * window.width() + column - window.column()) * 3;
                lightPixel(geometry, column, row, out);
                rgb[at] = out.red;
                rgb[at + 1] = out.green;
                rgb[at + 2] = out.blue;
            }
        }
        return rgb;
    }

    private void lightPixel(SceneGeometry geometry, int column, int row, Shading out) {
        double x = (column + 0.5) * gsd;
        double y = (row + 0.5) * gsd;
        int number = geometry.solidAt(column, row);
        if (number == SceneGeometry.NONE) {
            lightGround(geometry, x, y, out);
            return;
        }
        Solid solid = scene.solids().get(number);
        double footX = x - flight.camera().leanEast() * solid.leanHeight();
        double footY = y - flight.camera().leanSouth() * solid.leanHeight();
        if (geometry.isWall(column, row)) {
            out.flat(.46f, .43f, .40f);
            out.scale(1 + 0.15f * Noise.CLOUD.at(x * 12, y * 12));
            lit(0.45f, out);
            return;
        }
        solid.shade(footX, footY, out);
        if (solid.kind() == SolidKind.PLANT) {
            wither(solid, out);
        }
        float above = solid.heightAt(footX, footY) - geometry.shadowAt(footX, footY);
        lit(step(-0.25f, 0.1f, above), out);
    }

    /** Crowns lose their leaves towards winter, some earlier than others. */
    private void wither(Solid plant, Shading out) {
        double early = Noise.GRAIN.at(plant.centreX() * 3.3, plant.centreY() * 3.3) * 0.25;
        float bare = (float) Math.max(0, Math.min(0.75, 0.55 - flight.season() * 1.1 + early));
        out.blend(out.red * 0.7f + .16f, out.red * 0.6f + .12f, out.blue * 0.8f + .06f, bare);
    }

    private void lightGround(SceneGeometry geometry, double x, double y, Shading out) {
        // Edges of fields and paths are never straight to the pixel.
        double edgeX = x + 0.22 * Noise.CLOUD.at(x * 9, y * 9) + 0.10 * Noise.CLUMP.at(x * 40, y * 40);
        double edgeY = y + 0.22 * Noise.CLOUD.at(x * 9 + 200, y * 9) + 0.10 * Noise.CLUMP.at(x * 40, y * 40 + 99);
        int number = geometry.patchAt((int) Math.floor(edgeX / gsd), (int) Math.floor(edgeY / gsd));
        GroundPatch patch = scene.patches().get(number);
        ground.shade(patch, cropCover[number], x, y, out);
        lit(step(-0.30f, 0.05f, -geometry.shadowAt(x, y)), out);
    }

    private static float step(float low, float high, float value) {
        return Math.max(0, Math.min(1, (value - low) / (high - low)));
    }

    /**
     * Applies light to the reflectance in {@code out}.
     *
     * @param sun share of the direct sun that arrives, 0 = full shadow
     */
    private void lit(float sun, Shading out) {
        float diffuse = (float) flight.air().diffuse();
        float norm = (float) Math.sqrt(1 + out.slopeX * out.slopeX + out.slopeY * out.slopeY);
        float facing = (sunZ - out.slopeX * sunX - out.slopeY * sunY) / norm / sunZ;
        float direct = (1 - diffuse) * sun * Math.max(0, Math.min(1.7f, facing));
        float sky = diffuse * (0.6f + 0.4f / norm);
        out.red *= direct * 1.03f + sky * 0.93f;
        out.green *= direct + sky;
        out.blue *= direct * 0.95f + sky * 1.12f;
    }
}
