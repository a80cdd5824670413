package org.fieldwarden.testimagery.scene;

import java.util.Random;
import org.locationtech.jts.geom.Coordinate;

/** Fields, lanes, the road, canals and ponds. */
final class FieldLayout {

    private static final GroundKind[] FIELDS = {
        GroundKind.ROW_CROP,
        GroundKind.ROW_CROP,
        GroundKind.ROW_CROP,
        GroundKind.PADDY,
        GroundKind.PADDY,
        GroundKind.VEGETABLES,
        GroundKind.GRASS,
        GroundKind.ORCHARD
    };

    private final SceneComposer scene;
    private final Random random;

    FieldLayout(SceneComposer scene) {
        this.scene = scene;
        this.random = scene.random();
    }

    void lay() {
        double width = scene.settings().widthMetres();
        double height = scene.settings().heightMetres();
        Coordinate centre = new Coordinate(width / 2, height / 2);
        double side = Math.hypot(width, height) * 1.05;
        OrientedBox all = OrientedBox.centred(centre, side, side, scene.landAngle());
        scene.add(Shapes.box(all), GroundKind.GRASS, Presence.BOTH, scene.landAngle());
        split(all, 0);
        layCanal(all);
        layRoad(all);
        layPonds();
    }

    /** Cuts land in two with a lane between, until a piece is small enough to be sown. */
    private void split(OrientedBox land, int depth) {
        double length = land.halfLength() * 2;
        double width = land.halfWidth() * 2;
        double goal = 62 + random.nextDouble() * 40;
        if (length < goal && width < goal) {
            sow(land);
            return;
        }
        boolean alongCut = length >= width;
        double extent = alongCut ? length : width;
        double lane = depth < 4 ? 2.6 + random.nextDouble() * 1.4 : random.nextInt(3) == 0 ? 1.6 : 0.5;
        double cut = extent * (0.36 + 0.28 * random.nextDouble());
        double first = cut - lane / 2;
        double second = extent - cut - lane / 2;
        double laneCentre = cut - extent / 2;
        if (alongCut) {
            layLane(land.moved(laneCentre, 0), new double[] {lane, width}, depth);
            split(resized(land.moved(-extent / 2 + first / 2, 0), first, width), depth + 1);
            split(resized(land.moved(extent / 2 - second / 2, 0), second, width), depth + 1);
        } else {
            layLane(land.moved(0, laneCentre), new double[] {length, lane}, depth);
            split(resized(land.moved(0, -extent / 2 + first / 2), length, first), depth + 1);
            split(resized(land.moved(0, extent / 2 - second / 2), length, second), depth + 1);
        }
    }

    private static OrientedBox resized(OrientedBox box, double length, double width) {
        return new OrientedBox(box.centreX(), box.centreY(), length / 2, width / 2, box.angle());
    }

    private void layLane(OrientedBox centred, double[] lengthAndWidth, int depth) {
        OrientedBox lane = resized(centred, lengthAndWidth[0], lengthAndWidth[1]);
        if (depth < 4) {
            boolean concrete = random.nextInt(3) != 0;
            scene.add(
                    Shapes.box(lane),
                    concrete ? GroundKind.CONCRETE : GroundKind.DIRT_ROAD,
                    Presence.BOTH,
                    scene.landAngle());
            scene.occupancy().mark(lane, Occupancy.ROAD);
        }
    }

    /** Strips of fields side by side in one piece of land. */
    private void sow(OrientedBox land) {
        boolean along = land.halfLength() >= land.halfWidth() == (random.nextInt(4) != 0);
        double extent = along ? land.halfWidth() * 2 : land.halfLength() * 2;
        double angle = land.angle() + (along ? 0 : Math.PI / 2);
        double done = 0;
        while (done < extent - 1) {
            double strip = Math.min(extent - done, 7 + random.nextDouble() * 22);
            if (extent - done - strip < 5) {
                strip = extent - done;
            }
            double middle = -extent / 2 + done + strip / 2;
            double ridge = 0.25 + random.nextDouble() * 0.3;
            OrientedBox field = along
                    ? resized(land.moved(0, middle), land.halfLength() * 2 - ridge, strip - ridge)
                    : resized(land.moved(middle, 0), strip - ridge, land.halfWidth() * 2 - ridge);
            GroundKind kind = FIELDS[random.nextInt(FIELDS.length)];
            scene.add(Shapes.box(field), kind, Presence.BOTH, angle + random.nextGaussian() * 0.02);
            done += strip;
        }
    }

    private void layRoad(OrientedBox all) {
        double offset = (random.nextDouble() - 0.5) * all.halfWidth() * 0.8;
        Coordinate[] line = wavyLine(all, offset, 9);
        double width = 5.5 + random.nextDouble() * 2.5;
        scene.add(Shapes.strip(line, width + 2.4), GroundKind.DIRT_ROAD, Presence.BOTH, all.angle());
        scene.add(Shapes.strip(line, width), GroundKind.ASPHALT, Presence.BOTH, all.angle());
        markLine(line, width + 3, Occupancy.ROAD);
        layMarkings(line);
    }

    /** White dashes of 4 m with gaps of 6 m along the middle of the road. */
    private void layMarkings(Coordinate[] line) {
        for (int i = 1; i < line.length; i++) {
            double length = line[i - 1].distance(line[i]);
            double angle = Math.atan2(line[i].y - line[i - 1].y, line[i].x - line[i - 1].x);
            for (double at = 0; at + 4 < length; at += 10) {
                double share = (at + 2) / length;
                Coordinate middle = new Coordinate(
                        line[i - 1].x + share * (line[i].x - line[i - 1].x),
                        line[i - 1].y + share * (line[i].y - line[i - 1].y));
                OrientedBox dash = OrientedBox.centred(middle, 4, 0.16, angle);
                scene.add(Shapes.box(dash), GroundKind.ROAD_MARKING, Presence.BOTH, angle);
            }
        }
    }

    private void layCanal(OrientedBox all) {
        if (random.nextInt(3) == 0) {
            return;
        }
        OrientedBox turned = new OrientedBox(
                all.centreX(), all.centreY(), all.halfLength(), all.halfWidth(), all.angle() + Math.PI / 2);
        Coordinate[] line = wavyLine(turned, (random.nextDouble() - 0.5) * all.halfWidth(), 14);
        double width = 2.5 + random.nextDouble() * 5;
        scene.add(Shapes.strip(line, width + 3), GroundKind.GRASS, Presence.BOTH, turned.angle());
        scene.add(Shapes.strip(line, width), GroundKind.WATER, Presence.BOTH, turned.angle());
        markLine(line, width + 3, Occupancy.WATER);
    }

    private Coordinate[] wavyLine(OrientedBox frame, double offset, double sway) {
        int points = 60;
        double phase = random.nextDouble() * 6.28;
        Coordinate[] line = new Coordinate[points];
        for (int i = 0; i < points; i++) {
            double along = -frame.halfLength() + 2 * frame.halfLength() * i / (points - 1);
            line[i] = frame.at(along, offset + sway * Math.sin(along / 90 + phase) + sway * 0.3 * Math.sin(along / 31));
        }
        return line;
    }

    private void markLine(Coordinate[] line, double width, byte use) {
        for (int i = 1; i < line.length; i++) {
            double length = line[i - 1].distance(line[i]);
            double angle = Math.atan2(line[i].y - line[i - 1].y, line[i].x - line[i - 1].x);
            Coordinate middle = new Coordinate((line[i].x + line[i - 1].x) / 2, (line[i].y + line[i - 1].y) / 2);
            scene.occupancy().mark(OrientedBox.centred(middle, length + 1, width, angle), use);
        }
    }

    private void layPonds() {
        double hectares = scene.settings().widthMetres() * scene.settings().heightMetres() / 10_000;
        int ponds = (int) Math.round(hectares * 0.25 * random.nextDouble() + random.nextDouble() * 0.8);
        for (int tries = 0; ponds > 0 && tries < 60; tries++) {
            OrientedBox box = OrientedBox.centred(
                    scene.anywhere(5), scene.between(14, 40), scene.between(10, 26), scene.landAngle());
            if (scene.occupancy().holdsOnly(box.grown(2), Occupancy.FREE)) {
                scene.add(Shapes.blob(box.grown(1.6), random), GroundKind.GRASS, Presence.BOTH, 0);
                scene.add(Shapes.blob(box, random), GroundKind.WATER, Presence.BOTH, 0);
                scene.occupancy().mark(box.grown(2), Occupancy.WATER);
                ponds--;
            }
        }
    }
}
