package org.fieldwarden.testimagery.scene;

import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;

/** Rows of houses with yards along lanes, outlying sheds, and greenhouses in the fields. */
final class VillageLayout {

    private final SceneComposer scene;
    private final Random random;

    VillageLayout(SceneComposer scene) {
        this.scene = scene;
        this.random = scene.random();
    }

    void lay() {
        double built = scene.settings().built();
        double hectares = scene.settings().widthMetres() * scene.settings().heightMetres() / 10_000;
        int clusters = (int) Math.round(built * hectares * 0.28 + random.nextDouble());
        for (int i = 0; i < clusters; i++) {
            layCluster(scene.anywhere(10));
        }
        layScattered((int) Math.round(built * hectares * 1.2 + random.nextDouble()));
        layGreenhouses((int) Math.round(hectares * 0.08 + random.nextDouble() * 0.9));
    }

    /** A few parallel rows of plots with lanes between. */
    private void layCluster(Coordinate centre) {
        double angle = scene.landAngle() + (random.nextBoolean() ? 0 : Math.PI / 2) + random.nextGaussian() * 0.05;
        int rows = 2 + random.nextInt(4);
        int columns = 3 + random.nextInt(5);
        double plotLength = 13 + random.nextDouble() * 5;
        double plotDepth = 16 + random.nextDouble() * 5;
        double lane = 3 + random.nextDouble() * 2;
        OrientedBox whole = OrientedBox.centred(centre, columns * plotLength, rows * (plotDepth + lane), angle);
        for (int row = 0; row < rows; row++) {
            double across = -whole.halfWidth() + row * (plotDepth + lane) + lane / 2;
            OrientedBox street = new OrientedBox(0, 0, whole.halfLength() + 4, lane / 2, angle);
            Coordinate at = whole.at(0, across);
            OrientedBox placed = OrientedBox.centred(at, street.halfLength() * 2, lane, angle);
            if (scene.occupancy().holdsOnly(placed, Occupancy.FREE, Occupancy.ROAD)) {
                scene.add(Shapes.box(placed), GroundKind.CONCRETE, Presence.BOTH, angle);
                scene.occupancy().mark(placed, Occupancy.ROAD);
            }
            for (int column = 0; column < columns; column++) {
                double along = -whole.halfLength() + (column + 0.5) * plotLength;
                Coordinate plot = whole.at(along, across + lane / 2 + plotDepth / 2);
                layPlot(OrientedBox.centred(plot, plotLength - 0.8, plotDepth - 0.8, angle));
            }
        }
    }

    /** A yard with the house at its back and often a shed at the side. */
    private void layPlot(OrientedBox plot) {
        if (random.nextInt(6) == 0 || !scene.occupancy().holdsOnly(plot, Occupancy.FREE)) {
            return;
        }
        GroundKind yard = random.nextInt(3) == 0 ? GroundKind.DIRT_ROAD : GroundKind.CONCRETE;
        scene.add(Shapes.box(plot), yard, Presence.BOTH, plot.angle());
        scene.occupancy().mark(plot, Occupancy.ROAD);
        double houseDepth = 8 + random.nextDouble() * 3;
        double houseLength = plot.halfLength() * 2 * (0.72 + 0.25 * random.nextDouble());
        OrientedBox house = OrientedBox.centred(
                plot.at(random.nextGaussian() * 0.3, plot.halfWidth() - houseDepth / 2 - 0.4),
                houseLength,
                houseDepth,
                plot.angle() + random.nextGaussian() * 0.01);
        build(BuildingDesign.common(random), house);
        if (random.nextInt(5) < 3) {
            double side = random.nextBoolean() ? 1 : -1;
            double width = 3 + random.nextDouble() * 1.5;
            OrientedBox shed = OrientedBox.centred(
                    plot.at(side * (plot.halfLength() - width / 2 - 0.2), -plot.halfWidth() / 2),
                    plot.halfWidth() * 0.9,
                    width,
                    plot.angle() + Math.PI / 2);
            build(random.nextBoolean() ? RoofKind.STEEL_SHEET : RoofKind.GABLE_TILE, shed);
        }
    }

    private void build(RoofKind kind, OrientedBox box) {
        List<Roof> roofs = BuildingDesign.draw(kind, box, Presence.BOTH, random);
        Roof main = roofs.get(0);
        scene.add(main);
        scene.occupancy().mark(main.box().grown(0.3), Occupancy.BUILT);
    }

    private void layScattered(int wanted) {
        int left = wanted;
        for (int tries = 0; left > 0 && tries < wanted * 20; tries++) {
            boolean large = random.nextInt(3) == 0;
            OrientedBox box = OrientedBox.centred(
                    scene.anywhere(6),
                    large ? scene.between(18, 48) : scene.between(6, 16),
                    large ? scene.between(10, 22) : scene.between(4, 10),
                    scene.landAngle() + (random.nextBoolean() ? 0 : Math.PI / 2));
            if (!scene.occupancy().holdsOnly(box.grown(2.5), Occupancy.FREE)) {
                continue;
            }
            if (random.nextBoolean()) {
                scene.add(Shapes.box(box.grown(2.2)), GroundKind.CONCRETE, Presence.BOTH, box.angle());
            }
            scene.occupancy().mark(box.grown(2.2), Occupancy.ROAD);
            for (Roof roof : BuildingDesign.draw(
                    large ? RoofKind.STEEL_SHEET : BuildingDesign.common(random), box, Presence.BOTH, random)) {
                scene.add(roof);
                scene.occupancy().mark(roof.box().grown(0.3), Occupancy.BUILT);
            }
            left--;
        }
    }

    private void layGreenhouses(int groups) {
        for (int group = 0; group < groups; group++) {
            Coordinate corner = scene.anywhere(20);
            int count = 2 + random.nextInt(5);
            double length = scene.between(22, 50);
            double width = scene.between(6, 8.5);
            for (int i = 0; i < count; i++) {
                OrientedBox row = OrientedBox.centred(corner, length, width, scene.landAngle())
                        .moved(0, i * (width + 1.4));
                if (scene.occupancy().holdsOnly(row.grown(0.5), Occupancy.FREE)) {
                    build(RoofKind.PLASTIC_TUNNEL, row);
                }
            }
        }
    }
}
