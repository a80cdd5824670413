package org.fieldwarden.benchmarks;

import java.util.List;

/** Spread of a measured quantity: a quarter of all values lies below {@code lower}, a quarter above {@code upper}. */
record Quartiles(double lower, double median, double upper) {

    /** Nearest ranks of at least one value. */
    static Quartiles of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int last = sorted.size() - 1;
        return new Quartiles(sorted.get(last / 4), sorted.get(last / 2), sorted.get(last - last / 4));
    }
}
