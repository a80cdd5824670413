package org.fieldwarden.testimagery.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.LandCover;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/** Lays the true changes of a scene where there is room for them. */
final class ChangePlan {

    /** What can happen to a place between two flights, with how often it is drawn. */
    private enum Event {
        HOUSE(22),
        SHED(14),
        GREENHOUSE(7),
        FOUNDATION(5),
        EXTENSION(9),
        DEMOLITION(13),
        HARDENING(10),
        EXCAVATION(9),
        POND(6),
        RESTORATION(5);

        private final int weight;

        Event(int weight) {
            this.weight = weight;
        }

        static Event drawn(Random random) {
            int left = random.nextInt(100);
            for (Event event : values()) {
                left -= event.weight;
                if (left < 0) {
                    return event;
                }
            }
            return HOUSE;
        }
    }

    private final SceneComposer scene;
    private final Random random;
    private final List<SceneChange> changes = new ArrayList<>();

    ChangePlan(SceneComposer scene) {
        this.scene = scene;
        this.random = scene.random();
    }

    List<SceneChange> lay() {
        return lay(scene.settings().changes());
    }

    /** What becomes of buildings that had appeared, and what else happens. */
    List<SceneChange> lay(List<Roof> appeared, Sequel sequel) {
        List<Roof> candidates = appeared.stream()
                .filter(roof -> roof.roofKind() != RoofKind.PLASTIC_TUNNEL && roof.roofKind() != RoofKind.WALLS_ONLY)
                .sorted(Comparator.comparingDouble(
                        (Roof roof) -> -roof.box().halfLength() * roof.box().halfWidth()))
                .toList();
        int grown = 0;
        int demolished = 0;
        for (Roof roof : candidates) {
            if (grown < sequel.grown() && buildOn(roof, Occupancy.FREE, Occupancy.ROAD, Occupancy.RESERVED)) {
                grown++;
            } else if (demolished < sequel.demolished()) {
                demolish(roof);
                demolished++;
            }
        }
        return lay(changes.size() + sequel.changes());
    }

    private List<SceneChange> lay(int wanted) {
        for (int tries = 0; changes.size() < wanted && tries < wanted * 12; tries++) {
            Event event = Event.drawn(random);
            // Room is rarely found at the first try, and giving up at once would favour small events.
            for (int attempt = 0; attempt < 25; attempt++) {
                if (lay(event)) {
                    break;
                }
            }
        }
        return List.copyOf(changes);
    }

    private boolean lay(Event event) {
        return switch (event) {
            case HOUSE -> appear(BuildingDesign.common(random), box(8, 16, 7, 12));
            case SHED -> appear(RoofKind.STEEL_SHEET, box(12, 40, 8, 20));
            case GREENHOUSE -> appear(RoofKind.PLASTIC_TUNNEL, box(20, 45, 6, 9));
            case FOUNDATION -> appear(RoofKind.WALLS_ONLY, box(8, 18, 7, 12));
            case EXTENSION -> extend();
            case DEMOLITION -> demolish(box(7, 22, 6, 12));
            case HARDENING -> ground(GroundKind.CONCRETE, box(10, 32, 8, 22));
            case EXCAVATION -> ground(GroundKind.EXCAVATION, box(12, 40, 10, 26));
            case POND -> ground(GroundKind.WATER, box(12, 36, 9, 22));
            case RESTORATION -> restore(box(10, 26, 8, 18));
        };
    }

    private OrientedBox box(double minLength, double maxLength, double minWidth, double maxWidth) {
        double angle = scene.landAngle() + random.nextInt(2) * Math.PI / 2 + random.nextGaussian() * 0.06;
        return OrientedBox.centred(
                scene.anywhere(8), scene.between(minLength, maxLength), scene.between(minWidth, maxWidth), angle);
    }

    /** Room for a change that does not touch another one. */
    private boolean isFree(OrientedBox box) {
        return scene.occupancy().holdsOnly(box.grown(2.5), Occupancy.FREE);
    }

    private void reserve(OrientedBox box) {
        scene.occupancy().mark(box.grown(2), Occupancy.RESERVED);
    }

    private void record(LandCover from, LandCover to, Polygon outline) {
        changes.add(new SceneChange(changes.size() + 1, new ChangeClass(from, to), outline));
    }

    private LandCover coverAt(Coordinate at) {
        LandCover cover = LandCover.VEGETATION;
        for (GroundPatch patch : scene.patches()) {
            if (patch.presence() == Presence.BOTH
                    && patch.shape().contains(patch.shape().getFactory().createPoint(at))) {
                cover = patch.ground().grown();
            }
        }
        return cover;
    }

    private boolean appear(RoofKind kind, OrientedBox box) {
        if (!isFree(box)) {
            return false;
        }
        Roof roof =
                BuildingDesign.draw(kind, box, Presence.CURRENT_ONLY, random).get(0);
        LandCover from = coverAt(box.centre());
        Polygon outline = Shapes.box(box);
        if (kind != RoofKind.PLASTIC_TUNNEL && random.nextInt(3) == 0) {
            OrientedBox yard = box.grown(1.2);
            outline = Shapes.box(yard);
            GroundKind ground = random.nextBoolean() ? GroundKind.CONCRETE : GroundKind.EXCAVATION;
            scene.add(outline, ground, Presence.CURRENT_ONLY, box.angle());
        }
        scene.add(roof);
        reserve(box);
        record(from, LandCover.BUILDING, outline);
        return true;
    }

    private boolean demolish(OrientedBox box) {
        if (!isFree(box)) {
            return false;
        }
        scene.add(BuildingDesign.draw(BuildingDesign.common(random), box, Presence.BASELINE_ONLY, random)
                .get(0));
        Polygon outline = Shapes.box(box);
        LandCover to = coverAt(box.centre());
        if (random.nextInt(3) != 0) {
            outline = Shapes.box(box.grown(0.8));
            scene.add(outline, GroundKind.RUBBLE, Presence.CURRENT_ONLY, box.angle());
            to = LandCover.BARE_GROUND;
        }
        reserve(box);
        record(LandCover.BUILDING, to, outline);
        return true;
    }

    private void demolish(Roof roof) {
        scene.solids().remove(roof);
        scene.add(roof.with(Presence.BASELINE_ONLY));
        Polygon outline = Shapes.box(roof.box().grown(0.8));
        scene.add(outline, GroundKind.RUBBLE, Presence.CURRENT_ONLY, roof.box().angle());
        record(LandCover.BUILDING, LandCover.BARE_GROUND, outline);
    }

    private boolean extend() {
        List<Roof> roofs = scene.solids().stream()
                .filter(solid -> solid instanceof Roof)
                .map(solid -> (Roof) solid)
                .filter(roof -> roof.presence() == Presence.BOTH && roof.roofKind() != RoofKind.PLASTIC_TUNNEL)
                .toList();
        if (roofs.isEmpty()) {
            return false;
        }
        return buildOn(roofs.get(random.nextInt(roofs.size())), Occupancy.FREE, Occupancy.ROAD);
    }

    /** Builds on to a house at one of its ends, where there is nothing but what may be built over. */
    private boolean buildOn(Roof main, byte... over) {
        double depth = scene.between(4, 8);
        double side = random.nextBoolean() ? 1 : -1;
        OrientedBox box = main.box();
        Coordinate at = box.at(side * (box.halfLength() + depth / 2 + 0.4), 0);
        OrientedBox part = new OrientedBox(at.x, at.y, depth / 2, box.halfWidth() * 0.95, box.angle());
        OrientedBox inner = new OrientedBox(at.x, at.y, depth / 2 - 0.9, box.halfWidth() * 0.85, box.angle());
        if (!scene.occupancy().holdsOnly(inner, over) || part.halfWidth() * depth * 2 < 20) {
            return false;
        }
        scene.add(new Roof(
                part,
                Math.max(2.6, main.eaves() - random.nextInt(3)),
                random.nextBoolean() ? RoofKind.STEEL_SHEET : main.roofKind(),
                Presence.CURRENT_ONLY,
                random.nextInt(1 << 24)));
        scene.occupancy().mark(part.grown(0.5), Occupancy.RESERVED);
        record(coverAt(part.centre()), LandCover.BUILDING, Shapes.box(part));
        return true;
    }

    private boolean ground(GroundKind kind, OrientedBox box) {
        LandCover from = coverAt(box.centre());
        if (!isFree(box) || from == kind.grown()) {
            return false;
        }
        boolean angular = kind == GroundKind.CONCRETE;
        Polygon outline = angular ? Shapes.box(box) : Shapes.blob(box, random);
        scene.add(outline, kind, Presence.CURRENT_ONLY, box.angle());
        reserve(box);
        record(from, kind.grown(), outline);
        return true;
    }

    private boolean restore(OrientedBox box) {
        LandCover to = coverAt(box.centre());
        if (!isFree(box) || to != LandCover.VEGETATION) {
            return false;
        }
        GroundKind kind = random.nextInt(3) == 0 ? GroundKind.EXCAVATION : GroundKind.CONCRETE;
        Polygon outline = kind == GroundKind.CONCRETE ? Shapes.box(box) : Shapes.blob(box, random);
        scene.add(outline, kind, Presence.BASELINE_ONLY, box.angle());
        reserve(box);
        record(kind.grown(), to, outline);
        return true;
    }
}
