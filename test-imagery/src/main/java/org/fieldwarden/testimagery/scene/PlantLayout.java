package org.fieldwarden.testimagery.scene;

import java.util.Random;
import org.locationtech.jts.geom.Coordinate;

/** Trees along roads, in yards, in orchards and copses. Planted last, so that nothing has to be felled for a change. */
final class PlantLayout {

    private final SceneComposer scene;
    private final Random random;

    PlantLayout(SceneComposer scene) {
        this.scene = scene;
        this.random = scene.random();
    }

    void lay() {
        layOrchards();
        layCopses();
        layScattered();
    }

    private void layOrchards() {
        for (GroundPatch patch : scene.patches().toArray(new GroundPatch[0])) {
            if (patch.ground() != GroundKind.ORCHARD) {
                continue;
            }
            Coordinate[] ring = patch.ring();
            double angle = Math.atan2(ring[1].y - ring[0].y, ring[1].x - ring[0].x);
            double length = ring[0].distance(ring[1]);
            double width = ring[1].distance(ring[2]);
            Coordinate centre = patch.shape().getCentroid().getCoordinate();
            OrientedBox field = OrientedBox.centred(centre, length, width, angle);
            double spacing = scene.between(3.2, 4.6);
            double crown = spacing * scene.between(0.28, 0.42);
            for (double u = -length / 2 + spacing / 2; u < length / 2; u += spacing) {
                for (double v = -width / 2 + spacing / 2; v < width / 2; v += spacing) {
                    Coordinate at = field.at(u + random.nextGaussian() * 0.2, v + random.nextGaussian() * 0.2);
                    if (random.nextInt(16) != 0) {
                        plant(at, crown * scene.between(0.75, 1.2));
                    }
                }
            }
        }
    }

    private void layCopses() {
        double hectares = scene.settings().widthMetres() * scene.settings().heightMetres() / 10_000;
        int copses = (int) Math.round(hectares * scene.between(0.1, 0.8));
        for (int i = 0; i < copses; i++) {
            Coordinate centre = scene.anywhere(2);
            double spread = scene.between(4, 14);
            int trees = (int) (spread * spread / 5);
            for (int t = 0; t < trees; t++) {
                plant(
                        new Coordinate(
                                centre.x + random.nextGaussian() * spread * 0.6,
                                centre.y + random.nextGaussian() * spread * 0.6),
                        scene.between(1.6, 4.2));
            }
        }
    }

    private void layScattered() {
        double hectares = scene.settings().widthMetres() * scene.settings().heightMetres() / 10_000;
        int trees = (int) (hectares * scene.between(8, 40));
        for (int i = 0; i < trees; i++) {
            Coordinate at = scene.anywhere(1);
            boolean nearUse = false;
            for (int side = 0; side < 4 && !nearUse; side++) {
                int use = scene.occupancy().use(at.x + (side - 1) * 4, at.y + (side - 2) * 3);
                nearUse = use == Occupancy.ROAD || use == Occupancy.BUILT || use == Occupancy.WATER;
            }
            if (nearUse || random.nextInt(9) == 0) {
                plant(at, random.nextInt(3) == 0 ? scene.between(0.5, 1.2) : scene.between(1.2, 3.4));
            }
        }
    }

    private void plant(Coordinate at, double crown) {
        OrientedBox trunk = OrientedBox.centred(at, crown * 1.2, crown * 1.2, 0);
        if (scene.occupancy().holdsOnly(trunk, Occupancy.FREE, Occupancy.PLANT)) {
            scene.add(new Tree(at.x, at.y, crown, 1, random.nextInt(1 << 20)));
            scene.occupancy().mark(OrientedBox.centred(at, 1, 1, 0), Occupancy.PLANT);
        }
    }
}
