package org.fieldwarden.models.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.fieldwarden.models.raster.Mask;

/**
 * The pack {@code repeat-pairs}: pictures of one place in several years, on one pixel grid; pairs of years are judged by
 * what has changed between them. Outlines drawn over a picture make it labelled ground.
 */
final class RepeatPack {

    private static final double GSD_METRES = 0.6;

    private final Path folder;
    private final Outlines outlines;

    RepeatPack(Path folder, Outlines outlines) {
        this.folder = folder;
        this.outlines = outlines;
    }

    /**
     * A pair that is read when it is needed.
     *
     * @param city the place's group
     */
    record Source(String city, Supplier<RealPair> pair) {}

    private record Shot(String city, String place, String year) implements Comparable<Shot> {

        @Override
        public int compareTo(Shot other) {
            return (city + "-" + place + "-" + year).compareTo(other.city + "-" + other.place + "-" + other.year);
        }
    }

    private List<PackRow> rows(String split, String judgement) {
        return PackTable.read(folder.resolve("pairs.csv")).stream()
                .filter(row -> row.text("split").equals(split))
                .filter(row -> row.text("true_change").equals(judgement))
                .toList();
    }

    private static Shot shot(PackRow row, String year) {
        return new Shot(row.text("city"), row.text("place"), row.text(year));
    }

    private Picture picture(Shot shot) {
        return Picture.read(place(shot).resolve(shot.year + ".jpg"));
    }

    private Path place(Shot shot) {
        return folder.resolve(shot.city).resolve(shot.place);
    }

    private Optional<Picture> nearInfrared(Shot shot) {
        Path file = place(shot).resolve(shot.year + ".nir.jpg");
        return Files.exists(file) ? Optional.of(Picture.read(file)) : Optional.empty();
    }

    /** Vegetation as near infrared shows it, where there is such a picture. */
    private byte[] cover(Shot shot, Picture picture) {
        return nearInfrared(shot)
                .map(infrared -> CoverLabels.ofNearInfrared(picture, infrared))
                .orElseGet(() -> CoverLabels.unknown(picture));
    }

    /** Pictures with outlines, each with all other years in which its ground was the same. */
    List<LabelledPlace> drawnPlaces(String split) {
        List<PackRow> unchanged = rows(split, "none");
        Set<Shot> shots = new TreeSet<>();
        for (PackRow row : PackTable.read(folder.resolve("pairs.csv"))) {
            if (row.text("split").equals(split)) {
                shots.add(shot(row, "year_a"));
                shots.add(shot(row, "year_b"));
            }
        }
        List<LabelledPlace> places = new ArrayList<>();
        for (Shot shot : shots) {
            outlines.find(shot.city, shot.place, shot.year)
                    .ifPresent(outline -> places.add(drawn(shot, outline, unchanged)));
        }
        return places;
    }

    private LabelledPlace drawn(Shot shot, Outline outline, List<PackRow> unchanged) {
        Picture picture = picture(shot);
        byte[] cover = drawnCover(shot, picture, outline);
        LabelledPlace place = new LabelledPlace(shot.city, GSD_METRES, picture.width(), picture.height());
        place.lay(0, 0, picture, cover);
        for (PackRow row : unchanged) {
            if (shot(row, "year_a").equals(shot)) {
                place.addDate(picture(shot(row, "year_b")));
            } else if (shot(row, "year_b").equals(shot)) {
                place.addDate(picture(shot(row, "year_a")));
            }
        }
        return place;
    }

    /** Roofs as they were drawn; right beside them colours are mixed and nothing more is said. */
    private byte[] drawnCover(Shot shot, Picture picture, Outline outline) {
        byte[] cover = cover(shot, picture);
        nearInfrared(shot).ifPresent(infrared -> OpenGround.label(cover, picture, infrared));
        CoverLabels.closeGaps(cover);
        Mask roofs = outline.mask(Outline.BUILDINGS, picture.width());
        CoverLabels.put(cover, roofs.dilated(1), TrainingSample.NOT_BUILDING);
        CoverLabels.put(cover, roofs, CoverLabels.BUILDING);
        CoverLabels.put(cover, outline.mask(Outline.UNSURE, picture.width()), TrainingSample.IGNORE);
        return cover;
    }

    /** Pairs that were judged to show no change. */
    List<Source> unchangedPairs(String split) {
        List<Source> pairs = new ArrayList<>();
        for (PackRow row : rows(split, "none")) {
            pairs.add(new Source(row.text("city"), () -> unchanged(row)));
        }
        return pairs;
    }

    private RealPair unchanged(PackRow row) {
        Picture first = picture(shot(row, "year_a"));
        Picture second = picture(shot(row, "year_b"));
        byte[] firstCover = cover(shot(row, "year_a"), first);
        byte[] secondCover = cover(shot(row, "year_b"), second);
        return new RealPair(first, second, firstCover, secondCover, new byte[firstCover.length]);
    }

    /** Pairs with drawn buildings that came or went. */
    List<Source> changedPairs(String split) {
        List<Source> pairs = new ArrayList<>();
        for (PackRow row : rows(split, "building")) {
            Optional<Outline> drawn =
                    outlines.findPair(row.text("city"), row.text("place"), row.text("year_a"), row.text("year_b"));
            drawn.filter(outline -> outline.has(Outline.FIRST_BUILDINGS) || outline.has(Outline.SECOND_BUILDINGS))
                    .ifPresent(outline -> pairs.add(new Source(row.text("city"), () -> changed(row, outline))));
        }
        return pairs;
    }

    /** The rim of what has changed, and other changes, are left out. */
    private RealPair changed(PackRow row, Outline outline) {
        RealPair pair = unchanged(row);
        int side = pair.first().width();
        Mask first = outline.mask(Outline.FIRST_BUILDINGS, side);
        Mask second = outline.mask(Outline.SECOND_BUILDINGS, side);
        Mask either = Mask.of(side, at -> first.at(at) || second.at(at));
        CoverLabels.put(pair.changed(), outline.mask(Outline.OTHER, side), TrainingSample.IGNORE);
        CoverLabels.put(pair.changed(), either, (byte) 1);
        CoverLabels.put(pair.changed(), either.rim(3, 1), TrainingSample.IGNORE);
        CoverLabels.put(pair.firstCover(), second, TrainingSample.NOT_BUILDING);
        CoverLabels.put(pair.firstCover(), first, CoverLabels.BUILDING);
        CoverLabels.put(pair.secondCover(), first, TrainingSample.NOT_BUILDING);
        CoverLabels.put(pair.secondCover(), second, CoverLabels.BUILDING);
        return pair;
    }
}
