package org.fieldwarden.testimagery.compose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.testimagery.scene.BuildingSprite;
import org.fieldwarden.testimagery.scene.FlightConditions;
import org.fieldwarden.testimagery.scene.FlightConditions.Air;
import org.fieldwarden.testimagery.scene.FlightConditions.Camera;
import org.fieldwarden.testimagery.scene.FlightConditions.ShiftDial;
import org.fieldwarden.testimagery.scene.FlightConditions.Sun;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * Two copies of a real orthophoto that differ by known buildings: half of them stand on the baseline only (removed), half
 * on the current flight only (new). The rest of the ground is the same on both.
 */
public final class KnownChanges {

    private static final double APART_METRES = 45;

    private final Orthophoto ground;
    private final PixelGrid grid;
    private final List<BuildingSprite> removed = new ArrayList<>();
    private final List<BuildingSprite> added = new ArrayList<>();

    /** Chooses places for {@code buildings} buildings; the same seed chooses the same ones. */
    public KnownChanges(Orthophoto ground, int buildings, long seed) {
        this.ground = ground;
        this.grid = ground.flight().grid();
        Random random = new Random(seed);
        FlightConditions light = new FlightConditions(
                new Sun(150, 48),
                0.8,
                1,
                new Air(0, 0.34, 1, 0, 1),
                new Camera(0.03, -0.02, 0, 0, 100),
                ShiftDial.NONE);
        List<Coordinate> places = places(buildings, random);
        for (int i = 0; i < places.size(); i++) {
            BuildingSprite sprite = BuildingSprite.drawn(places.get(i), light, gsd(), random);
            (i % 2 == 0 ? added : removed).add(sprite);
        }
    }

    private double gsd() {
        return grid.gsd().metres();
    }

    /** Open, wholly observed ground: of many places tried, the smoothest, far enough from each other. */
    private List<Coordinate> places(int wanted, Random random) {
        List<Candidate> candidates = new ArrayList<>();
        int probe = (int) Math.ceil(24 / gsd());
        for (int i = 0; i < wanted * 30; i++) {
            int column = random.nextInt(Math.max(1, grid.width() - probe));
            int row = random.nextInt(Math.max(1, grid.height() - probe));
            smoothness(PixelWindow.atSize(column, row, probe, probe))
                    .ifPresent(edges -> candidates.add(new Candidate(
                            new Coordinate((column + probe / 2.0) * gsd(), (row + probe / 2.0) * gsd()), edges)));
        }
        candidates.sort((a, b) -> Double.compare(a.edges(), b.edges()));
        List<Coordinate> chosen = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (chosen.size() < wanted
                    && chosen.stream().allMatch(other -> other.distance(candidate.centre()) > APART_METRES)) {
                chosen.add(candidate.centre());
            }
        }
        return chosen;
    }

    private record Candidate(Coordinate centre, double edges) {}

    /** Mean step between neighbours; empty where a pixel was not observed. */
    private Optional<Double> smoothness(PixelWindow window) {
        OrthophotoTile tile = ground.read(grid, window);
        if (tile.observedPixels() < window.pixels()) {
            return Optional.empty();
        }
        double sum = 0;
        for (int row = 1; row < window.height(); row += 2) {
            for (int column = 1; column < window.width(); column += 2) {
                sum += Math.abs(tile.value(column, row, 1) - tile.value(column - 1, row, 1));
                sum += Math.abs(tile.value(column, row, 1) - tile.value(column, row - 1, 1));
            }
        }
        return Optional.of(sum / window.pixels());
    }

    /** Pixels of the baseline. */
    public OrthophotoTile baseline(PixelWindow window) {
        return laid(window, removed);
    }

    /** Pixels of the current flight. */
    public OrthophotoTile current(PixelWindow window) {
        return laid(window, added);
    }

    private OrthophotoTile laid(PixelWindow window, List<BuildingSprite> sprites) {
        OrthophotoTile tile = ground.read(grid, window);
        byte[] rgb = tile.toRgb();
        boolean touched = false;
        for (BuildingSprite sprite : sprites) {
            if (touches(sprite, window)) {
                sprite.layInto(window, rgb);
                touched = true;
            }
        }
        return touched ? OrthophotoTile.of(window, rgb, tile.toObserved()) : tile;
    }

    private boolean touches(BuildingSprite sprite, PixelWindow window) {
        Coordinate centre = sprite.outline().getCentroid().getCoordinate();
        double reach = sprite.reach();
        return centre.x + reach > window.column() * gsd()
                && centre.x - reach < window.endColumn() * gsd()
                && centre.y + reach > window.row() * gsd()
                && centre.y - reach < window.endRow() * gsd();
    }

    /** What is true: outlines in map coordinates of the orthophoto. */
    public List<KnownChange> truth() {
        List<KnownChange> truth = new ArrayList<>();
        ChangeClass appeared = new ChangeClass(LandCover.VEGETATION, LandCover.BUILDING);
        ChangeClass gone = new ChangeClass(LandCover.BUILDING, LandCover.VEGETATION);
        added.forEach(sprite -> truth.add(new KnownChange(appeared, toMap(sprite.outline()))));
        removed.forEach(sprite -> truth.add(new KnownChange(gone, toMap(sprite.outline()))));
        return truth;
    }

    /**
     * A true change.
     *
     * @param outline in the orthophoto's CRS
     */
    public record KnownChange(ChangeClass changed, Polygon outline) {}

    private Polygon toMap(Polygon sceneMetres) {
        Coordinate[] ring = Arrays.stream(sceneMetres.getCoordinates())
                .map(at -> grid.pixelToMap().toMap(at.x / gsd(), at.y / gsd()))
                .toArray(Coordinate[]::new);
        return sceneMetres.getFactory().createPolygon(ring);
    }
}
