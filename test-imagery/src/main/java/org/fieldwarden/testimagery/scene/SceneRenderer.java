package org.fieldwarden.testimagery.scene;

import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;

/**
 * Renders windows of a scene as a drone's orthophoto would show them, and the labels that go with them. Windows can be
 * rendered in any order and by several threads.
 */
public final class SceneRenderer {

    /** Source pixels needed around a window for shift, warp and blur. */
    private static final int BORDER = 16;

    private final Scene scene;
    private final double gsd;
    private final FlightConditions baseline;
    private final FlightConditions current;

    /**
     * A renderer of both flights.
     *
     * @param gsdMetres metres per pixel of both flights
     */
    public SceneRenderer(Scene scene, double gsdMetres, FlightConditions baseline, FlightConditions current) {
        this.scene = scene;
        this.gsd = gsdMetres;
        this.baseline = baseline;
        this.current = current;
    }

    /** Pixels of a window as seen on one flight. The upper left corner of the scene is column 0, row 0. */
    public OrthophotoTile render(Epoch epoch, PixelWindow window) {
        FlightConditions flight = conditions(epoch);
        PixelWindow source = window.grown(BORDER);
        SceneGeometry geometry = SceneGeometry.painted(scene, epoch, flight, source, gsd);
        float[] light = new SceneLight(scene, epoch, flight, gsd).light(geometry, source);
        return new CameraModel(flight, gsd).expose(light, source, window);
    }

    /** What is true in a window. Labels follow the ground, not the shift of a flight, and roofs as they are seen. */
    public SceneLabels label(PixelWindow window) {
        SceneGeometry before = SceneGeometry.painted(scene, Epoch.BASELINE, baseline, window, gsd);
        SceneGeometry after = SceneGeometry.painted(scene, Epoch.CURRENT, current, window, gsd);
        int pixels = Math.toIntExact(window.pixels());
        byte[] changed = new byte[pixels];
        byte[] baselineCover = new byte[pixels];
        byte[] currentCover = new byte[pixels];
        for (int row = window.row(); row < window.endRow(); row++) {
            for (int column = window.column(); column < window.endColumn(); column++) {
                int i = (row - window.row()) * window.width() + column - window.column();
                baselineCover[i] =
                        (byte) cover(before, column, row, Epoch.BASELINE).channel();
                currentCover[i] =
                        (byte) cover(after, column, row, Epoch.CURRENT).channel();
                changed[i] = (byte) (isChanged(before, column, row) || isChanged(after, column, row) ? 1 : 0);
            }
        }
        return new SceneLabels(window, changed, baselineCover, currentCover);
    }

    private LandCover cover(SceneGeometry geometry, int column, int row, Epoch epoch) {
        int solid = geometry.solidAt(column, row);
        if (solid != SceneGeometry.NONE) {
            SolidKind kind = scene.solids().get(solid).kind();
            if (kind != SolidKind.VEHICLE) {
                return kind == SolidKind.BUILDING ? LandCover.BUILDING : LandCover.VEGETATION;
            }
        }
        return scene.patches().get(geometry.patchAt(column, row)).landCover(conditions(epoch));
    }

    private FlightConditions conditions(Epoch epoch) {
        return epoch == Epoch.BASELINE ? baseline : current;
    }

    private boolean isChanged(SceneGeometry geometry, int column, int row) {
        int solid = geometry.solidAt(column, row);
        if (solid != SceneGeometry.NONE) {
            Solid seen = scene.solids().get(solid);
            if (seen.kind() == SolidKind.BUILDING) {
                return seen.presence() != Presence.BOTH;
            }
            if (seen.kind() == SolidKind.PLANT) {
                return false;
            }
        }
        return scene.patches().get(geometry.patchAt(column, row)).presence() != Presence.BOTH;
    }
}
