package org.fieldwarden.models.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fieldwarden.core.UsageException;

/**
 * The imagery packs of a folder, read into labelled places and pairs of pictures. Every place belongs to
 * {@code train} or {@code validation} and is never split. Immutable; a pack that is not there counts as empty.
 */
public final class ImageryPacks {

    static final String TRAIN = "train";

    private final Path folder;
    private final Outlines outlines;
    private final List<String> leftOut;
    private final Map<String, Double> weights;

    private ImageryPacks(Path folder, Outlines outlines, List<String> leftOut, Map<String, Double> weights) {
        this.folder = folder;
        this.outlines = outlines;
        this.leftOut = List.copyOf(leftOut);
        this.weights = Map.copyOf(weights);
    }

    public static ImageryPacks in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UsageException("No imagery packs at " + folder + ": point --data at the folder that holds them.");
        }
        return new ImageryPacks(folder, Outlines.none(), List.of(), Map.of());
    }

    /** With the outlines of a file, see models/outlines/README.md. */
    public ImageryPacks withOutlines(Path file) {
        return new ImageryPacks(folder, Outlines.read(file), leftOut, weights);
    }

    /** Without the training places whose names begin with one of these. */
    public ImageryPacks without(List<String> places) {
        return new ImageryPacks(folder, outlines, places, weights);
    }

    /** With groups of places, the part of their names before a dash, drawn more or less often than the usual 1. */
    public ImageryPacks withWeights(Map<String, Double> groups) {
        return new ImageryPacks(folder, outlines, leftOut, groups);
    }

    Map<String, Double> weights() {
        return weights;
    }

    /** Places with building labels: drone tiles, orthophotos, and repeat pictures with outlines. */
    List<LabelledPlace> places(String split) {
        List<LabelledPlace> places = new ArrayList<>();
        if (Files.isDirectory(folder.resolve("drone-buildings"))) {
            places.addAll(new DronePack(folder.resolve("drone-buildings")).places(split));
        }
        if (Files.isDirectory(folder.resolve("orthophoto-roofs"))) {
            places.addAll(new RoofPack(folder.resolve("orthophoto-roofs")).places(split));
        }
        if (hasRepeats()) {
            places.addAll(repeats().drawnPlaces(split));
        }
        places.removeIf(place -> isLeftOut(place.name(), split));
        return places;
    }

    List<RepeatPack.Source> unchangedPairs(String split) {
        return hasRepeats() ? kept(repeats().unchangedPairs(split), split) : List.of();
    }

    List<RepeatPack.Source> changedPairs(String split) {
        return hasRepeats() ? kept(repeats().changedPairs(split), split) : List.of();
    }

    private List<RepeatPack.Source> kept(List<RepeatPack.Source> pairs, String split) {
        return pairs.stream().filter(pair -> !isLeftOut(pair.city(), split)).toList();
    }

    private boolean isLeftOut(String name, String split) {
        return split.equals(TRAIN) && leftOut.stream().anyMatch(name::startsWith);
    }

    private boolean hasRepeats() {
        return Files.isDirectory(folder.resolve("repeat-pairs"));
    }

    private RepeatPack repeats() {
        return new RepeatPack(folder.resolve("repeat-pairs"), outlines);
    }
}
