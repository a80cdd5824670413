package org.fieldwarden.testimagery.scene;

import java.util.List;
import java.util.Random;

/** Draws buildings of the kinds that stand in such villages. */
final class BuildingDesign {

    private BuildingDesign() {}

    /**
     * A building inside a plot.
     *
     * @param kind roof of the main part
     * @param plot length and width are the main part's largest size
     * @return one or two roofs; the second is an extension of the first
     */
    static List<Roof> draw(RoofKind kind, OrientedBox plot, Presence presence, Random random) {
        int seed = random.nextInt(1 << 24);
        double eaves = switch (kind) {
            case FLAT_CONCRETE -> 3.2 * (1 + random.nextInt(3)) + random.nextDouble();
            case GABLE_TILE -> 2.8 + random.nextDouble() * 3.2;
            case STEEL_SHEET -> 3.2 + random.nextDouble() * 4;
            case PLASTIC_TUNNEL -> 1;
            case WALLS_ONLY -> 1.2 + random.nextDouble() * 1.6;
        };
        Roof main = new Roof(plot, eaves, kind, presence, seed);
        boolean winged = (kind == RoofKind.FLAT_CONCRETE || kind == RoofKind.GABLE_TILE)
                && random.nextInt(3) == 0
                && plot.halfLength() > 4;
        return winged ? List.of(main, wing(main, random)) : List.of(main);
    }

    private static Roof wing(Roof main, Random random) {
        OrientedBox box = main.box();
        double side = random.nextBoolean() ? 1 : -1;
        double length = box.halfLength() * (0.5 + random.nextDouble() * 0.3);
        double depth = box.halfWidth() * (0.5 + random.nextDouble() * 0.4);
        OrientedBox wing = new OrientedBox(0, 0, length / 2, depth, box.angle());
        OrientedBox placed = new OrientedBox(
                box.at(side * (box.halfLength() - length / 2), 0).x,
                box.at(side * (box.halfLength() - length / 2), 0).y,
                wing.halfLength(),
                wing.halfWidth(),
                box.angle());
        OrientedBox beside = placed.moved(0, box.halfWidth() + depth * 0.98);
        RoofKind kind = random.nextInt(3) == 0 ? RoofKind.STEEL_SHEET : main.roofKind();
        return new Roof(beside, Math.max(2.6, main.eaves() - 2.5), kind, main.presence(), main.seed() ^ 0x5a5a);
    }

    /** Kind of a village house or shed, by how common it is. */
    static RoofKind common(Random random) {
        int draw = random.nextInt(100);
        if (draw < 40) {
            return RoofKind.FLAT_CONCRETE;
        }
        if (draw < 70) {
            return RoofKind.GABLE_TILE;
        }
        return draw < 95 ? RoofKind.STEEL_SHEET : RoofKind.WALLS_ONLY;
    }
}
