package org.fieldwarden.models.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.UsageException;

/** Reads the imagery packs of a folder into labelled places and repeat pairs. A place is never split. */
final class ImageryPacks {

    private static final byte BUILDING = (byte) LandCover.BUILDING.channel();
    private static final byte VEGETATION = (byte) LandCover.VEGETATION.channel();

    /** How much greener than red and blue a pixel must be to be called vegetation without a near-infrared band. */
    private static final int GREEN_EXCESS = 34;

    private final Path folder;

    ImageryPacks(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UsageException("No imagery packs at " + folder + ": point --data at the folder that holds them.");
        }
        this.folder = folder;
    }

    /** Drone tiles of zoom 21 (about 0.07 m), joined to one picture for each block of neighbouring tiles. */
    List<LabelledPlace> dronePlaces(String split) {
        Path pack = folder.resolve("drone-buildings");
        if (!Files.isDirectory(pack)) {
            return List.of();
        }
        Map<String, List<PackRow>> byPlace = new TreeMap<>();
        for (PackRow row : PackTable.read(pack.resolve("index.csv"))) {
            if (row.text("split").equals(split)
                    && row.text("zoom").equals("21")
                    && !row.text("recommended").equals("no")) {
                byPlace.computeIfAbsent(row.text("place"), name -> new ArrayList<>())
                        .add(row);
            }
        }
        List<LabelledPlace> places = new ArrayList<>();
        byPlace.forEach((name, rows) -> places.addAll(join(pack, name, rows)));
        return places;
    }

    private static List<LabelledPlace> join(Path pack, String name, List<PackRow> rows) {
        Map<Long, PackRow> byTile = new HashMap<>();
        for (PackRow row : rows) {
            String[] parts = row.text("file").replaceAll(".*/|\\.jpg$", "").split("-", -1);
            byTile.put(key(Integer.parseInt(parts[1]), Integer.parseInt(parts[2])), row);
        }
        List<LabelledPlace> places = new ArrayList<>();
        for (Set<Long> group : groups(byTile.keySet())) {
            places.add(joinGroup(pack, name, group, byTile));
        }
        return places;
    }

    private static LabelledPlace joinGroup(Path pack, String name, Set<Long> group, Map<Long, PackRow> byTile) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = 0;
        int bottom = 0;
        for (long tile : group) {
            left = Math.min(left, column(tile));
            top = Math.min(top, row(tile));
            right = Math.max(right, column(tile));
            bottom = Math.max(bottom, row(tile));
        }
        double gsd = byTile.values().iterator().next().number("gsd_m");
        LabelledPlace place = new LabelledPlace(name, gsd, (right - left + 1) * 256, (bottom - top + 1) * 256);
        for (long tile : group) {
            PackRow row = Objects.requireNonNull(byTile.get(tile));
            Picture picture = Picture.read(pack.resolve(row.text("file")));
            byte[] cover = cover(picture, Picture.read(pack.resolve(row.text("mask"))));
            String ignore = row.text("ignore");
            if (!ignore.isEmpty()) {
                hide(cover, Picture.read(pack.resolve(ignore)));
            }
            place.lay((column(tile) - left) * 256, (row(tile) - top) * 256, picture, cover);
        }
        return place;
    }

    private static long key(int x, int y) {
        return (long) x << 32 | y;
    }

    private static int column(long key) {
        return (int) (key >> 32);
    }

    private static int row(long key) {
        return (int) key;
    }

    /** Tiles that touch by a side belong together; a group wider than 24 tiles is no single picture. */
    private static List<Set<Long>> groups(Set<Long> tiles) {
        Set<Long> left = new TreeSet<>(tiles);
        List<Set<Long>> groups = new ArrayList<>();
        while (!left.isEmpty()) {
            Set<Long> group = new TreeSet<>();
            List<Long> open = new ArrayList<>(List.of(left.iterator().next()));
            while (!open.isEmpty()) {
                long tile = open.remove(open.size() - 1);
                if (!left.remove(tile)) {
                    continue;
                }
                group.add(tile);
                open.add(key(column(tile) + 1, row(tile)));
                open.add(key(column(tile) - 1, row(tile)));
                open.add(key(column(tile), row(tile) + 1));
                open.add(key(column(tile), row(tile) - 1));
            }
            groups.add(group);
        }
        return groups;
    }

    /** Orthophoto tiles with roof masks, one place for each block of tiles. */
    List<LabelledPlace> orthophotoPlaces(String split) {
        Path pack = folder.resolve("orthophoto-roofs");
        if (!Files.isDirectory(pack)) {
            return List.of();
        }
        Map<String, List<PackRow>> byBlock = new TreeMap<>();
        for (PackRow row : PackTable.read(pack.resolve("index.csv"))) {
            if (row.text("split").equals(split)) {
                byBlock.computeIfAbsent(row.text("block"), block -> new ArrayList<>())
                        .add(row);
            }
        }
        List<LabelledPlace> places = new ArrayList<>();
        byBlock.forEach((block, rows) -> places.add(joinBlock(pack, "block-" + block, rows)));
        return places;
    }

    private static LabelledPlace joinBlock(Path pack, String name, List<PackRow> rows) {
        // Tiles are 640 pixels for 128 mercator metres; y grows to the north.
        int left = rows.stream().mapToInt(row -> row.whole("x_3857")).min().orElseThrow();
        int right = rows.stream().mapToInt(row -> row.whole("x_3857")).max().orElseThrow();
        int low = rows.stream().mapToInt(row -> row.whole("y_3857")).min().orElseThrow();
        int high = rows.stream().mapToInt(row -> row.whole("y_3857")).max().orElseThrow();
        double gsd = rows.get(0).number("gsd_m");
        LabelledPlace place = new LabelledPlace(name, gsd, (right - left) * 5 + 640, (high - low) * 5 + 640);
        for (PackRow row : rows) {
            Picture picture = Picture.read(pack.resolve(row.text("file")));
            byte[] cover = cover(picture, Picture.read(pack.resolve(row.text("mask"))));
            int column = (row.whole("x_3857") - left) * 5;
            int line = (high - row.whole("y_3857")) * 5;
            place.lay(column, line, picture, cover);
        }
        return place;
    }

    private static byte[] cover(Picture picture, Picture mask) {
        byte[] cover = new byte[picture.width() * picture.height()];
        for (int row = 0; row < picture.height(); row++) {
            for (int column = 0; column < picture.width(); column++) {
                int excess = 2 * picture.value(column, row, 1)
                        - picture.value(column, row, 0)
                        - picture.value(column, row, 2);
                byte open = excess > GREEN_EXCESS ? VEGETATION : TrainingSample.NOT_BUILDING;
                cover[row * picture.width() + column] = mask.value(column, row, 0) > 127 ? BUILDING : open;
            }
        }
        return cover;
    }

    private static void hide(byte[] cover, Picture ignore) {
        for (int i = 0; i < cover.length; i++) {
            if ((ignore.packed()[i] & 0xff) > 127) {
                cover[i] = TrainingSample.IGNORE;
            }
        }
    }

    /** Pairs of pictures of one place that were judged to show no change. */
    List<RepeatPair> unchangedRepeats(String split) {
        Path pack = folder.resolve("repeat-pairs");
        if (!Files.isDirectory(pack)) {
            return List.of();
        }
        List<RepeatPair> pairs = new ArrayList<>();
        for (PackRow row : PackTable.read(pack.resolve("pairs.csv"))) {
            if (row.text("split").equals(split) && row.text("true_change").equals("none")) {
                Path place = pack.resolve(row.text("city")).resolve(row.text("place"));
                pairs.add(new RepeatPair(
                        place.resolve(row.text("year_a") + ".jpg"), place.resolve(row.text("year_b") + ".jpg")));
            }
        }
        return pairs;
    }
}
