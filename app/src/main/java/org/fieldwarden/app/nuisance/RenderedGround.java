package org.fieldwarden.app.nuisance;

import java.util.List;
import java.util.Random;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.reporting.nuisance.Nuisance;
import org.fieldwarden.reporting.nuisance.NuisanceCurve.Source;
import org.fieldwarden.testimagery.scene.Epoch;
import org.fieldwarden.testimagery.scene.FlightConditions;
import org.fieldwarden.testimagery.scene.FlightConditions.Air;
import org.fieldwarden.testimagery.scene.FlightConditions.Camera;
import org.fieldwarden.testimagery.scene.FlightConditions.ShiftDial;
import org.fieldwarden.testimagery.scene.FlightConditions.Sun;
import org.fieldwarden.testimagery.scene.Scene;
import org.fieldwarden.testimagery.scene.SceneComposer;
import org.fieldwarden.testimagery.scene.SceneRenderer;
import org.fieldwarden.testimagery.scene.SceneSettings;

/** A rendered village in which nothing changed, not even a parked car: the same epoch is shown on both dates. */
final class RenderedGround implements UnchangedGround {

    private static final double BASELINE_AZIMUTH = 135;

    private final long seed;
    private final int sidePx;
    private final double gsdMetres;
    private final Scene scene;
    private final FlightConditions ordinary;
    private final double shiftAngle;
    private final OrthophotoTile light;
    private final OrthophotoTile baseline;

    RenderedGround(long seed, int sidePx, double gsdMetres) {
        this.seed = seed;
        this.sidePx = sidePx;
        this.gsdMetres = gsdMetres;
        Random random = new Random(seed);
        double metres = sidePx * gsdMetres;
        scene = SceneComposer.compose(
                new SceneSettings(random.nextLong(), metres, metres, 0, 0.4 + 0.6 * random.nextDouble()));
        ordinary = ordinary(random);
        shiftAngle = random.nextDouble() * 2 * Math.PI;
        light = rendered(ordinary);
        baseline = Exposure.ORDINARY.of(light, seed);
    }

    /** High summer, clear air; lean and contrast as they come. Grain and compression are laid on afterwards. */
    private static FlightConditions ordinary(Random random) {
        FlightConditions drawn = FlightConditions.drawn(random);
        return new FlightConditions(
                new Sun(BASELINE_AZIMUTH, drawn.sun().elevationDegrees()),
                0.9,
                drawn.seasonSeed(),
                new Air(
                        0,
                        drawn.air().diffuse(),
                        1,
                        drawn.air().warmth(),
                        drawn.air().contrast()),
                new Camera(
                        drawn.camera().leanEast(),
                        drawn.camera().leanSouth(),
                        drawn.camera().blurPx(),
                        0,
                        100),
                ShiftDial.NONE);
    }

    @Override
    public String name() {
        return "scene-" + seed;
    }

    @Override
    public Source source() {
        return Source.RENDERED;
    }

    @Override
    public List<Nuisance> nuisances() {
        return List.of(Nuisance.values());
    }

    @Override
    public UnchangedPair under(Nuisance nuisance, double dial) {
        FlightConditions conditions = conditions(nuisance, dial);
        OrthophotoTile lit = conditions.equals(ordinary) ? light : rendered(conditions);
        PixelGrid grid = new PixelGrid(
                CrsCode.epsg(4547),
                PixelToMap.northUp(500_000, 4_000_000, GroundSamplingDistance.ofMetres(gsdMetres)),
                sidePx,
                sidePx);
        return new UnchangedPair(grid, baseline, Exposure.under(nuisance, dial).of(lit, seed + 1));
    }

    private FlightConditions conditions(Nuisance nuisance, double dial) {
        Sun sun = ordinary.sun();
        Camera camera = ordinary.camera();
        return switch (nuisance) {
            case SHIFT ->
                ordinary.withShift(new ShiftDial(dial * Math.cos(shiftAngle), dial * Math.sin(shiftAngle), 0, 100));
            case SUN_AZIMUTH ->
                with(new Sun(BASELINE_AZIMUTH + dial, sun.elevationDegrees()), ordinary.season(), camera);
            case ROOF_LEAN ->
                with(
                        sun,
                        ordinary.season(),
                        new Camera(
                                camera.leanEast() + dial * Math.cos(shiftAngle),
                                camera.leanSouth() + dial * Math.sin(shiftAngle),
                                camera.blurPx(),
                                0,
                                100));
            // Other crops stand on the fields at every step: with a season comes another sowing.
            case SEASON ->
                new FlightConditions(
                        sun,
                        ordinary.season() * (1 - dial),
                        ordinary.seasonSeed() + 1,
                        ordinary.air(),
                        camera,
                        ShiftDial.NONE);
            case HAZE, JPEG, BRIGHTNESS, GAMMA -> ordinary;
        };
    }

    private FlightConditions with(Sun sun, double season, Camera camera) {
        return new FlightConditions(sun, season, ordinary.seasonSeed(), ordinary.air(), camera, ShiftDial.NONE);
    }

    private OrthophotoTile rendered(FlightConditions conditions) {
        return new SceneRenderer(scene, gsdMetres, conditions, conditions)
                .render(Epoch.BASELINE, PixelWindow.atSize(0, 0, sidePx, sidePx));
    }
}
