package org.fieldwarden.models.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pack {@code orthophoto-roofs}: orthophoto tiles with roof masks, one place for each block of tiles. */
final class RoofPack {

    private final Path folder;

    RoofPack(Path folder) {
        this.folder = folder;
    }

    List<LabelledPlace> places(String split) {
        Map<String, List<PackRow>> byBlock = new TreeMap<>();
        for (PackRow row : PackTable.read(folder.resolve("index.csv"))) {
            if (row.text("split").equals(split)) {
                byBlock.computeIfAbsent(row.text("block"), block -> new ArrayList<>())
                        .add(row);
            }
        }
        List<LabelledPlace> places = new ArrayList<>();
        byBlock.forEach((block, rows) -> places.add(join("roofs-" + block, rows)));
        return places;
    }

    private LabelledPlace join(String name, List<PackRow> rows) {
        // Tiles are 640 pixels for 128 mercator metres; y grows to the north.
        int left = rows.stream().mapToInt(row -> row.whole("x_3857")).min().orElseThrow();
        int right = rows.stream().mapToInt(row -> row.whole("x_3857")).max().orElseThrow();
        int low = rows.stream().mapToInt(row -> row.whole("y_3857")).min().orElseThrow();
        int high = rows.stream().mapToInt(row -> row.whole("y_3857")).max().orElseThrow();
        double gsd = rows.get(0).number("gsd_m");
        LabelledPlace place = new LabelledPlace(name, gsd, (right - left) * 5 + 640, (high - low) * 5 + 640);
        for (PackRow row : rows) {
            Picture picture = Picture.read(folder.resolve(row.text("file")));
            byte[] cover = CoverLabels.ofMasked(picture, Picture.read(folder.resolve(row.text("mask"))));
            place.lay((row.whole("x_3857") - left) * 5, (high - row.whole("y_3857")) * 5, picture, cover);
        }
        return place;
    }
}
