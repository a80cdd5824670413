package org.fieldwarden.models.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** The labelled places, by group. Safe for several threads. */
final class GroundStock {

    private final int side;
    private final Map<String, List<LabelledPlace>> groups = new TreeMap<>();
    private final Map<String, Double> weights;

    /**
     * Sorts places into groups.
     *
     * @param weights how often a group is drawn; 1 for those that are not named
     * @param side of the ground that is cut, pixels
     */
    GroundStock(List<LabelledPlace> places, Map<String, Double> weights, int side) {
        this.side = side;
        this.weights = Map.copyOf(weights);
        for (LabelledPlace place : places) {
            groups.computeIfAbsent(place.group(), name -> new ArrayList<>()).add(place);
        }
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    /** A piece of any place. */
    GroundCut cut(double gsdMetres, Random random) {
        return cut(gsdMetres, drawnGroup(random), random);
    }

    /** A piece of a place of the named group. */
    GroundCut cut(double gsdMetres, String group, Random random) {
        List<LabelledPlace> places = Objects.requireNonNull(groups.get(group));
        return places.get(random.nextInt(places.size())).cut(gsdMetres, side, random);
    }

    private String drawnGroup(Random random) {
        double total = groups.keySet().stream().mapToDouble(this::weight).sum();
        double left = random.nextDouble() * total;
        String drawn = "";
        for (String group : groups.keySet()) {
            drawn = group;
            left -= weight(group);
            if (left < 0) {
                break;
            }
        }
        return drawn;
    }

    private double weight(String group) {
        return weights.getOrDefault(group, 1.0);
    }
}
