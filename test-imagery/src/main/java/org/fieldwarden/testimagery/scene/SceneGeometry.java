package org.fieldwarden.testimagery.scene;

import java.util.Arrays;
import java.util.List;
import org.fieldwarden.core.PixelWindow;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * What each pixel of a window shows on one flight: the patch underfoot, the solid on top, and how high the shadow of
 * other solids reaches. Pixel p of the scene has its centre at ((column + 0.5) * gsd, (row + 0.5) * gsd) metres.
 */
final class SceneGeometry {

    static final int NONE = -1;

    /** Longest shadow that is followed, metres. */
    private static final double REACH = 28;

    private final PixelWindow window;
    private final double gsd;
    private final FlightConditions conditions;
    private final int[] patch;
    private final int[] solid;
    private final float[] top;
    private final boolean[] wall;
    private final int margin;
    private final int groundWidth;
    private final float[] ground;
    private final float[] shadow;

    private SceneGeometry(PixelWindow window, double gsd, FlightConditions conditions) {
        this.window = window;
        this.gsd = gsd;
        this.conditions = conditions;
        int pixels = Math.toIntExact(window.pixels());
        patch = new int[pixels];
        solid = new int[pixels];
        Arrays.fill(solid, NONE);
        top = new float[pixels];
        wall = new boolean[pixels];
        margin = (int) Math.ceil(REACH / gsd);
        groundWidth = window.width() + 2 * margin;
        ground = new float[groundWidth * (window.height() + 2 * margin)];
        shadow = new float[ground.length];
    }

    /** Paints everything that is there on the given flight. */
    static SceneGeometry painted(
            Scene scene, Epoch epoch, FlightConditions conditions, PixelWindow window, double gsd) {
        SceneGeometry geometry = new SceneGeometry(window, gsd, conditions);
        List<GroundPatch> patches = scene.patches();
        for (int i = 0; i < patches.size(); i++) {
            if (patches.get(i).presence().on(epoch)) {
                geometry.fill(patches.get(i), i);
            }
        }
        List<Solid> solids = scene.solids();
        for (int i = 0; i < solids.size(); i++) {
            if (solids.get(i).presence().on(epoch)) {
                geometry.raise(solids.get(i));
                geometry.show(solids.get(i), i);
            }
        }
        geometry.castShadows();
        return geometry;
    }

    int patchAt(int column, int row) {
        int c = Math.max(0, Math.min(window.width() - 1, column - window.column()));
        int r = Math.max(0, Math.min(window.height() - 1, row - window.row()));
        return patch[r * window.width() + c];
    }

    /** Index of the solid that is seen at a pixel, {@link #NONE} where the ground is seen. */
    int solidAt(int column, int row) {
        return solid[index(column, row)];
    }

    boolean isWall(int column, int row) {
        return wall[index(column, row)];
    }

    private int index(int column, int row) {
        return (row - window.row()) * window.width() + column - window.column();
    }

    /** Height up to which a scene position lies in shadow, metres over the ground. */
    float shadowAt(double x, double y) {
        int column = (int) Math.floor(x / gsd) - window.column() + margin;
        int row = (int) Math.floor(y / gsd) - window.row() + margin;
        if (column < 0 || row < 0 || column >= groundWidth || row >= ground.length / groundWidth) {
            return 0;
        }
        return shadow[row * groundWidth + column];
    }

    private void fill(GroundPatch one, int number) {
        Envelope box = one.envelope();
        int firstRow = Math.max(window.row(), (int) Math.floor(box.getMinY() / gsd));
        int lastRow = Math.min(window.endRow() - 1, (int) Math.ceil(box.getMaxY() / gsd));
        if (box.getMaxX() < window.column() * gsd || box.getMinX() > window.endColumn() * gsd) {
            return;
        }
        Coordinate[] ring = one.ring();
        double[] crossings = new double[ring.length];
        for (int row = firstRow; row <= lastRow; row++) {
            int count = crossings(ring, (row + 0.5) * gsd, crossings);
            for (int i = 0; i + 1 < count; i += 2) {
                int from = Math.max(window.column(), (int) Math.ceil(crossings[i] / gsd - 0.5));
                int to = Math.min(window.endColumn() - 1, (int) Math.floor(crossings[i + 1] / gsd - 0.5));
                if (to >= from) {
                    Arrays.fill(patch, index(from, row), index(to, row) + 1, number);
                }
            }
        }
    }

    private static int crossings(Coordinate[] ring, double y, double[] target) {
        int count = 0;
        for (int i = 1; i < ring.length; i++) {
            Coordinate a = ring[i - 1];
            Coordinate b = ring[i];
            if ((a.y <= y) != (b.y <= y)) {
                target[count++] = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
            }
        }
        Arrays.sort(target, 0, count);
        return count;
    }

    /** Stands the solid on the ground, for its shadow. */
    private void raise(Solid one) {
        int reach = (int) Math.ceil(one.radius() / gsd) + 1;
        int centreColumn = (int) Math.floor(one.centreX() / gsd) - window.column() + margin;
        int centreRow = (int) Math.floor(one.centreY() / gsd) - window.row() + margin;
        int rows = ground.length / groundWidth;
        for (int row = Math.max(0, centreRow - reach); row < Math.min(rows, centreRow + reach); row++) {
            for (int c = Math.max(0, centreColumn - reach); c < Math.min(groundWidth, centreColumn + reach); c++) {
                double x = (c + window.column() - margin + 0.5) * gsd;
                double y = (row + window.row() - margin + 0.5) * gsd;
                float height = one.heightAt(x, y);
                if (height > ground[row * groundWidth + c]) {
                    ground[row * groundWidth + c] = height;
                }
            }
        }
    }

    /** Shows the solid where the camera sees it: leaned outwards by its height, walls where it leans. */
    private void show(Solid one, int number) {
        double leanX = conditions.camera().leanEast() * one.leanHeight();
        double leanY = conditions.camera().leanSouth() * one.leanHeight();
        double reach = one.radius() + Math.max(Math.abs(leanX), Math.abs(leanY)) + gsd;
        int firstColumn = Math.max(window.column(), (int) Math.floor((one.centreX() - reach) / gsd));
        int lastColumn = Math.min(window.endColumn() - 1, (int) Math.ceil((one.centreX() + reach) / gsd));
        int firstRow = Math.max(window.row(), (int) Math.floor((one.centreY() - reach) / gsd));
        int lastRow = Math.min(window.endRow() - 1, (int) Math.ceil((one.centreY() + reach) / gsd));
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                double x = (column + 0.5) * gsd;
                double y = (row + 0.5) * gsd;
                float height = one.heightAt(x - leanX, y - leanY);
                if (height > 0) {
                    put(index(column, row), number, height, false);
                } else if (one.hasWalls()) {
                    showWall(one, number, new double[] {x, y, leanX, leanY}, index(column, row));
                }
            }
        }
    }

    private void showWall(Solid one, int number, double[] place, int index) {
        for (int step = 4; step >= 0; step--) {
            double share = step / 5.0;
            if (one.heightAt(place[0] - place[2] * share, place[1] - place[3] * share) > 0) {
                put(index, number, (float) (one.leanHeight() * share), true);
                return;
            }
        }
    }

    private void put(int index, int number, float height, boolean isWall) {
        if (solid[index] == NONE || height > top[index]) {
            solid[index] = number;
            top[index] = height;
            wall[index] = isWall;
        }
    }

    /**
     * Sweeps the shadow ceiling away from the sun along straight lines of pixels: along each line the ceiling falls by
     * the tangent of the sun's elevation and is lifted by whatever stands there.
     */
    private void castShadows() {
        double azimuth = Math.toRadians(conditions.sun().azimuthDegrees());
        double towardsSunX = Math.sin(azimuth);
        double towardsSunY = -Math.cos(azimuth);
        double fall = Math.tan(Math.toRadians(conditions.sun().elevationDegrees())) * gsd;
        int rows = ground.length / groundWidth;
        boolean byRows = Math.abs(towardsSunY) >= Math.abs(towardsSunX);
        int lines = byRows ? rows : groundWidth;
        int across = byRows ? groundWidth : rows;
        double slope = byRows ? towardsSunX / towardsSunY : towardsSunY / towardsSunX;
        boolean forwards = byRows ? towardsSunY < 0 : towardsSunX < 0;
        float drop = (float) (fall * Math.sqrt(1 + slope * slope));
        int offset = (int) Math.ceil(Math.abs(slope) * lines) + 2;
        // Lines bend by whole pixels at places of the scene, not of the window, so that tiles meet without a seam.
        int first = (byRows ? window.row() : window.column()) - margin;
        float[] ceiling = new float[across + 2 * offset];
        for (int step = 0; step < lines; step++) {
            int line = forwards ? step : lines - 1 - step;
            int bend = Math.toIntExact(Math.round(slope * (first + line)) - Math.round(slope * first));
            int shift = offset - bend;
            for (int i = 0; i < across; i++) {
                int at = byRows ? line * groundWidth + i : i * groundWidth + line;
                int lane = i + shift;
                shadow[at] = ceiling[lane];
                ceiling[lane] = Math.max(ceiling[lane], ground[at]) - drop;
            }
        }
    }
}
