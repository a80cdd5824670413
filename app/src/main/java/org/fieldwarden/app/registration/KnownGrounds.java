package org.fieldwarden.app.registration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.fieldwarden.app.nuisance.Exposure;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.geotiff.GeoTiffOrthophoto;
import org.fieldwarden.testimagery.scene.Epoch;
import org.fieldwarden.testimagery.scene.FlightConditions;
import org.fieldwarden.testimagery.scene.FlightConditions.Air;
import org.fieldwarden.testimagery.scene.FlightConditions.Camera;
import org.fieldwarden.testimagery.scene.FlightConditions.ShiftDial;
import org.fieldwarden.testimagery.scene.FlightConditions.Sun;
import org.fieldwarden.testimagery.scene.SceneComposer;
import org.fieldwarden.testimagery.scene.SceneRenderer;
import org.fieldwarden.testimagery.scene.SceneSettings;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** Makes the grounds of a registration audit, each when it is its turn. */
final class KnownGrounds {

    /** Air and camera over real ground in the other view: straw for grass, darker, flatter, hazy, cheaply compressed. */
    private static final Exposure OTHER_AIR = new Exposure(0.7, 0.75, 1.25, 0.25, 60);

    private static final double LEAST_OBSERVED_SHARE = 0.6;
    private static final int TRIES = 40;

    private KnownGrounds() {}

    /** Rendered villages with fields around; in the other view some of the land has changed as well. */
    static List<Supplier<KnownGround>> rendered(long seed, int count, int sidePx, GroundSamplingDistance gsd) {
        List<Supplier<KnownGround>> grounds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long sceneSeed = seed * 1000 + i;
            grounds.add(() -> rendered(sceneSeed, sidePx, gsd));
        }
        return grounds;
    }

    private static KnownGround rendered(long seed, int sidePx, GroundSamplingDistance gsd) {
        Random random = new Random(seed);
        double fine = gsd.metres() / 2;
        int border = KnownField.reachPx(sidePx, sidePx, gsd.metres());
        int finePx = 2 * (sidePx + 2 * border);
        double metres = finePx * fine;
        int changes = (int) Math.ceil(metres * metres / 10_000);
        var scene = SceneComposer.compose(
                new SceneSettings(random.nextLong(), metres, metres, changes, 0.3 + 0.7 * random.nextDouble()));
        Camera camera = new Camera(random.nextGaussian() * 0.08, random.nextGaussian() * 0.08, 0.8, 0, 100);
        Camera leaning = new Camera(-camera.leanEast(), -camera.leanSouth(), 1.1, 0, 100);
        Air clear = new Air(0, 0.3, 1, 0, 1);
        Air dull = new Air(0.18, 0.5, 0.85, 0.06, 1.15);
        var summer = new FlightConditions(new Sun(135, 55), 0.9, 1, clear, camera, ShiftDial.NONE);
        var autumn = new FlightConditions(new Sun(215, 38), 0.35, 2, dull, leaning, ShiftDial.NONE);
        var renderer = new SceneRenderer(scene, fine, summer, autumn);
        PixelWindow window = PixelWindow.atSize(0, 0, finePx, finePx);
        PixelGrid grid = new PixelGrid(CrsCode.epsg(4547), PixelToMap.northUp(500_000, 4_000_000, gsd), sidePx, sidePx);
        return new KnownGround(
                "scene-" + seed,
                grid,
                new FinePicture(renderer.render(Epoch.BASELINE, window), border),
                new FinePicture(renderer.render(Epoch.CURRENT, window), border),
                Exposure.ORDINARY);
    }

    /**
     * Windows of an orthophoto.
     *
     * @param finest the working GSD is this, or the orthophoto's own where that is coarser
     * @throws UsageException where no window of it is observed well enough
     */
    static List<Supplier<KnownGround>> ofOrthophoto(Path file, long seed, int count, int sidePx, double finest) {
        try (Orthophoto picture = open(file)) {
            PixelGrid whole = workingGrid(picture.flight().grid(), finest);
            List<Supplier<KnownGround>> grounds = new ArrayList<>();
            Random random = new Random(seed);
            int width = Math.min(sidePx, whole.width());
            int height = Math.min(sidePx, whole.height());
            for (int attempt = 0; attempt < TRIES && grounds.size() < count; attempt++) {
                PixelWindow window = PixelWindow.atSize(
                        random.nextInt(whole.width() - width + 1),
                        random.nextInt(whole.height() - height + 1),
                        width,
                        height);
                PixelGrid grid = part(whole, window);
                if (observedShare(picture, grid) >= LEAST_OBSERVED_SHARE) {
                    String name = file.getFileName() + "@" + window.column() + "," + window.row();
                    grounds.add(() -> ofOrthophoto(file, name, grid));
                }
                if (width == whole.width() && height == whole.height()) {
                    break;
                }
            }
            if (grounds.isEmpty()) {
                throw new UsageException("Too little of " + file + " is observed: choose a smaller --side.");
            }
            return grounds;
        }
    }

    private static KnownGround ofOrthophoto(Path file, String name, PixelGrid grid) {
        int border = KnownField.reachPx(grid.width(), grid.height(), grid.gsd().metres());
        PixelToMap place = grid.pixelToMap();
        Coordinate corner = place.toMap(-border, -border);
        GroundSamplingDistance half = GroundSamplingDistance.ofMetres(grid.gsd().metres() / 2);
        PixelGrid fine = new PixelGrid(
                grid.crs(),
                PixelToMap.northUp(corner.x, corner.y, half),
                2 * (grid.width() + 2 * border),
                2 * (grid.height() + 2 * border));
        try (Orthophoto picture = open(file)) {
            OrthophotoTile tile = picture.read(fine, fine.window());
            FinePicture ground = new FinePicture(tile, border);
            return new KnownGround(name, grid, ground, ground, OTHER_AIR);
        }
    }

    private static Orthophoto open(Path file) {
        return GeoTiffOrthophoto.open(file, new FlightId("orthophoto"), AcquisitionDate.UNKNOWN);
    }

    private static double observedShare(Orthophoto picture, PixelGrid grid) {
        int scale = Math.max(1, Math.max(grid.width(), grid.height()) / 256);
        PixelToMap place = grid.pixelToMap();
        PixelGrid small = new PixelGrid(
                grid.crs(),
                PixelToMap.northUp(
                        place.translateX(),
                        place.translateY(),
                        GroundSamplingDistance.ofMetres(grid.gsd().metres() * scale)),
                grid.width() / scale,
                grid.height() / scale);
        return (double) picture.read(small, small.window()).observedPixels() / small.pixels();
    }

    private static PixelGrid part(PixelGrid whole, PixelWindow window) {
        Coordinate corner = whole.pixelToMap().toMap(window.column(), window.row());
        return new PixelGrid(
                whole.crs(), PixelToMap.northUp(corner.x, corner.y, whole.gsd()), window.width(), window.height());
    }

    private static PixelGrid workingGrid(PixelGrid own, double finest) {
        GroundSamplingDistance gsd = own.gsd().coarserOf(GroundSamplingDistance.ofMetres(finest));
        Envelope box = own.mapEnvelope();
        return new PixelGrid(
                own.crs(),
                PixelToMap.northUp(box.getMinX(), box.getMaxY(), gsd),
                (int) Math.max(1, Math.floor(box.getWidth() / gsd.metres() + 1e-6)),
                (int) Math.max(1, Math.floor(box.getHeight() / gsd.metres() + 1e-6)));
    }
}
