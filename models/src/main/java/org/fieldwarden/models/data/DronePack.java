package org.fieldwarden.models.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The pack {@code drone-buildings}: tiles of zoom 21 (about 0.07 m), joined to one picture for each block of
 * neighbouring tiles. Samples are more than twice as coarse, so the tiles are halved as they are read.
 */
final class DronePack {

    private static final int TILE = 128;

    private final Path folder;

    DronePack(Path folder) {
        this.folder = folder;
    }

    List<LabelledPlace> places(String split) {
        Map<String, List<PackRow>> byPlace = new TreeMap<>();
        for (PackRow row : PackTable.read(folder.resolve("index.csv"))) {
            if (row.text("split").equals(split)
                    && row.text("zoom").equals("21")
                    && !row.text("recommended").equals("no")) {
                byPlace.computeIfAbsent(row.text("place"), name -> new ArrayList<>())
                        .add(row);
            }
        }
        List<LabelledPlace> places = new ArrayList<>();
        byPlace.forEach((name, rows) -> places.addAll(join(name, rows)));
        return places;
    }

    private List<LabelledPlace> join(String name, List<PackRow> rows) {
        Map<Tile, PackRow> byTile = new HashMap<>();
        for (PackRow row : rows) {
            String[] parts = row.text("file").replaceAll(".*/|\\.jpg$", "").split("-", -1);
            byTile.put(new Tile(Integer.parseInt(parts[1]), Integer.parseInt(parts[2])), row);
        }
        List<LabelledPlace> places = new ArrayList<>();
        for (Set<Tile> group : groups(byTile.keySet())) {
            places.add(joinGroup(name, group, byTile));
        }
        return places;
    }

    private LabelledPlace joinGroup(String name, Set<Tile> group, Map<Tile, PackRow> byTile) {
        int left = group.stream().mapToInt(Tile::column).min().orElseThrow();
        int right = group.stream().mapToInt(Tile::column).max().orElseThrow();
        int top = group.stream().mapToInt(Tile::row).min().orElseThrow();
        int bottom = group.stream().mapToInt(Tile::row).max().orElseThrow();
        double gsd = 2 * byTile.values().iterator().next().number("gsd_m");
        LabelledPlace place = new LabelledPlace(name, gsd, (right - left + 1) * TILE, (bottom - top + 1) * TILE);
        for (Tile tile : group) {
            PackRow row = Objects.requireNonNull(byTile.get(tile));
            Picture picture = Picture.read(folder.resolve(row.text("file")));
            byte[] cover = CoverLabels.ofMasked(picture, Picture.read(folder.resolve(row.text("mask"))));
            String ignore = row.text("ignore");
            if (!ignore.isEmpty()) {
                CoverLabels.hide(cover, Picture.read(folder.resolve(ignore)));
            }
            byte[] halved = CoverLabels.halved(cover, picture.width());
            place.lay((tile.column - left) * TILE, (tile.row - top) * TILE, picture.halved(), halved);
        }
        return place;
    }

    /** Tiles that touch by a side belong together. */
    private static List<Set<Tile>> groups(Set<Tile> tiles) {
        Set<Tile> left = new TreeSet<>(tiles);
        List<Set<Tile>> groups = new ArrayList<>();
        while (!left.isEmpty()) {
            Set<Tile> group = new TreeSet<>();
            List<Tile> open = new ArrayList<>(List.of(left.iterator().next()));
            while (!open.isEmpty()) {
                Tile tile = open.remove(open.size() - 1);
                if (left.remove(tile)) {
                    group.add(tile);
                    open.addAll(tile.neighbours());
                }
            }
            groups.add(group);
        }
        return groups;
    }

    /** Place of a tile in the web map's grid. */
    private record Tile(int column, int row) implements Comparable<Tile> {

        List<Tile> neighbours() {
            return List.of(
                    new Tile(column + 1, row),
                    new Tile(column - 1, row),
                    new Tile(column, row + 1),
                    new Tile(column, row - 1));
        }

        @Override
        public int compareTo(Tile other) {
            return column == other.column ? Integer.compare(row, other.row) : Integer.compare(column, other.column);
        }
    }
}
