package org.fieldwarden.testimagery.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * Lays out a village among fields: the land first, then roads, water, houses and trees, then the changes. The same
 * settings give the same scene.
 */
public final class SceneComposer {

    private static final List<Presence> PRESENCES = List.of(Presence.values());

    private final SceneSettings settings;
    private final Random random;
    private final Occupancy occupancy;
    private final List<GroundPatch> patches = new ArrayList<>();
    private final List<Solid> solids = new ArrayList<>();
    private final double landAngle;

    private SceneComposer(SceneSettings settings) {
        this.settings = settings;
        this.random = new Random(settings.seed());
        this.occupancy = new Occupancy(settings.widthMetres(), settings.heightMetres());
        this.landAngle = (random.nextDouble() - 0.5) * 0.9;
    }

    public static Scene compose(SceneSettings settings) {
        return new SceneComposer(settings).compose();
    }

    /**
     * A place on three flights: the scene of the first two, as {@link #compose(SceneSettings)} makes it, and the scene of
     * the second and a third. The ground of the second flight is the same in both.
     */
    public static List<Scene> compose(SceneSettings settings, Sequel sequel) {
        SceneComposer composer = new SceneComposer(settings);
        Scene first = composer.compose();
        return List.of(first, composer.continued(first, sequel));
    }

    private Scene continued(Scene first, Sequel sequel) {
        List<Roof> appeared = solids.stream()
                .filter(Roof.class::isInstance)
                .map(Roof.class::cast)
                .filter(roof -> roof.presence() == Presence.CURRENT_ONLY)
                .map(roof -> roof.with(Presence.BOTH))
                .toList();
        List<GroundPatch> ground =
                patches.stream().flatMap(patch -> patch.later().stream()).toList();
        List<Solid> standing =
                solids.stream().flatMap(solid -> solid.later().stream()).toList();
        patches.clear();
        patches.addAll(ground);
        solids.clear();
        solids.addAll(standing);
        List<SceneChange> changes = new ChangePlan(this).lay(appeared, sequel);
        return new Scene(
                first.widthMetres(),
                first.heightMetres(),
                patches,
                solids,
                changes,
                first.soilRedness(),
                first.villages());
    }

    private Scene compose() {
        new FieldLayout(this).lay();
        new VillageLayout(this).lay();
        List<SceneChange> changes = new ChangePlan(this).lay();
        new PlantLayout(this).lay();
        addVehicles();
        return new Scene(
                settings.widthMetres(),
                settings.heightMetres(),
                patches,
                solids,
                changes,
                random.nextDouble(),
                villageOutlines());
    }

    SceneSettings settings() {
        return settings;
    }

    Random random() {
        return random;
    }

    Occupancy occupancy() {
        return occupancy;
    }

    /** Main direction of fields and lanes, radians. */
    double landAngle() {
        return landAngle;
    }

    void add(Polygon shape, GroundKind ground, Presence presence, double rowAngle) {
        patches.add(new GroundPatch(shape, ground, presence, rowAngle, random.nextInt(1 << 24)));
    }

    void add(Solid solid) {
        solids.add(solid);
    }

    List<Solid> solids() {
        return solids;
    }

    List<GroundPatch> patches() {
        return patches;
    }

    /** A position anywhere in the scene, at least {@code margin} metres from its edge. */
    Coordinate anywhere(double margin) {
        return new Coordinate(
                margin + random.nextDouble() * Math.max(0.1, settings.widthMetres() - 2 * margin),
                margin + random.nextDouble() * Math.max(0.1, settings.heightMetres() - 2 * margin));
    }

    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    private void addVehicles() {
        double hectares = settings.widthMetres() * settings.heightMetres() / 10_000;
        int wanted = (int) Math.round(hectares * between(1.5, 5));
        for (int tries = 0; tries < wanted * 30 && wanted > 0; tries++) {
            Coordinate at = anywhere(3);
            int use = occupancy.use(at.x, at.y);
            if (use != Occupancy.ROAD) {
                continue;
            }
            boolean lorry = random.nextInt(5) == 0;
            double angle = landAngle + (random.nextInt(3) - 1) * Math.PI / 2 + random.nextGaussian() * 0.08;
            OrientedBox box =
                    OrientedBox.centred(at, lorry ? between(6, 9) : between(3.8, 4.8), lorry ? 2.4 : 1.8, angle);
            if (!occupancy.holdsOnly(box, Occupancy.ROAD)) {
                continue;
            }
            Presence presence = PRESENCES.get(random.nextInt(PRESENCES.size()));
            solids.add(new Vehicle(box, lorry ? 2.8 : 1.5, presence, random.nextInt(1000)));
            wanted--;
        }
    }

    /** Three villages: the scene cut by two lines. */
    private List<Polygon> villageOutlines() {
        double width = settings.widthMetres();
        double height = settings.heightMetres();
        double cut = width * 0.52;
        double cross = height * 0.55;
        return List.of(
                Shapes.polygon(
                        new Coordinate(0, 0),
                        new Coordinate(cut, 0),
                        new Coordinate(cut * 0.92, height),
                        new Coordinate(0, height)),
                Shapes.polygon(
                        new Coordinate(cut, 0),
                        new Coordinate(width, 0),
                        new Coordinate(width, cross),
                        new Coordinate(cut + (cut * 0.92 - cut) * cross / height, cross)),
                Shapes.polygon(
                        new Coordinate(cut + (cut * 0.92 - cut) * cross / height, cross),
                        new Coordinate(width, cross),
                        new Coordinate(width, height),
                        new Coordinate(cut * 0.92, height)));
    }
}
