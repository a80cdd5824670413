package org.fieldwarden.reporting.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.UsageException;

/**
 * A folder of labelled image pairs in the layout that public change-detection sets share: {@code A/} holds the baseline
 * images, {@code B/} the current ones, {@code label/} the labels; the three files of a pair have one base name. PNG, JPEG
 * and TIFF are read.
 *
 * <p>Optional are {@code from/} and {@code to/}, rasters of land cover on the two dates (grey value = channel of {@link
 * org.fieldwarden.core.LandCover}, anything above 4 unknown), which tell the kind of each change; and {@code places.csv},
 * see {@link PairPlaces}.
 */
public final class LabelledPairs {

    private static final List<String> SIDES = List.of("A", "B", "label");
    private static final List<String> COVERS = List.of("from", "to");
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "tif", "tiff");

    private LabelledPairs() {}

    /**
     * The pairs of a folder by name. Sizes are compared here, before any pixel is read.
     *
     * @throws UsageException where the folder has not this layout, is empty, or a file has no partner
     * @throws InputDataException where an image is damaged or the sizes of a pair's rasters differ
     */
    public static List<LabelledPair> list(Path folder, GroundSamplingDistance gsd) {
        List<Map<String, Path>> sides =
                SIDES.stream().map(side -> imagesIn(folder, side)).toList();
        Set<String> names = new TreeSet<>();
        sides.forEach(side -> names.addAll(side.keySet()));
        if (names.isEmpty()) {
            throw new UsageException("No PNG, JPEG or TIFF images in " + folder.resolve("A") + ".");
        }
        List<Map<String, Path>> covers = Files.isDirectory(folder.resolve(COVERS.get(0)))
                ? COVERS.stream().map(side -> imagesIn(folder, side)).toList()
                : List.of();
        PairPlaces places = PairPlaces.of(folder);
        List<LabelledPair> pairs = new ArrayList<>();
        for (String name : names) {
            List<Path> images = partners(sides, SIDES, name, folder);
            LabelledPair.Files files = new LabelledPair.Files(
                    images.get(0), images.get(1), images.get(2), partners(covers, COVERS, name, folder));
            pairs.add(requireOneSize(new LabelledPair(name, places.of(name), files, gsd)));
        }
        return List.copyOf(pairs);
    }

    private static List<Path> partners(List<Map<String, Path>> sides, List<String> names, String pair, Path folder) {
        List<Path> files = new ArrayList<>();
        for (int side = 0; side < sides.size(); side++) {
            files.add(partner(sides.get(side), pair, folder.resolve(names.get(side))));
        }
        return files;
    }

    static Path partner(Map<String, Path> side, String name, Path folder) {
        Path file = side.get(name);
        if (file == null) {
            throw new UsageException(
                    "The pair " + name + " has no file in " + folder + ": add it or remove its partners.");
        }
        return file;
    }

    private static LabelledPair requireOneSize(LabelledPair pair) {
        requireOneSize(pair.files().all());
        return pair;
    }

    /** All files have the size of the first one. */
    static void requireOneSize(List<Path> files) {
        ImageFile.Size expected = ImageFile.size(files.get(0));
        for (Path file : files) {
            ImageFile.Size size = ImageFile.size(file);
            if (!size.equals(expected)) {
                throw new InputDataException(
                        file.toString(),
                        "check sizes",
                        size + " pixels, but " + files.get(0) + " has " + expected
                                + "; the images of a pair have one size");
            }
        }
    }

    /** Images of a side by base name. */
    static Map<String, Path> imagesIn(Path folder, String side) {
        Path images = folder.resolve(side);
        if (!Files.isDirectory(images)) {
            throw new UsageException("There is no folder " + images + ": pairs lie in A/ and B/, labels in label/.");
        }
        Map<String, Path> byName = new TreeMap<>();
        try (Stream<Path> files = Files.list(images)) {
            for (Path file : files.sorted().toList()) {
                String fileName = String.valueOf(file.getFileName());
                int dot = fileName.lastIndexOf('.');
                if (dot > 0 && ENDINGS.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT))) {
                    Path other = byName.put(fileName.substring(0, dot), file);
                    if (other != null) {
                        throw new UsageException(other + " and " + file + " have one base name: remove one of them.");
                    }
                }
            }
        } catch (IOException e) {
            throw new InputDataException(images.toString(), "list images", "cannot be read; check the folder", e);
        }
        return byName;
    }
}
