package org.fieldwarden.reporting.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fieldwarden.core.SquareMetres;

/**
 * Judged points by stratum and by what the readers say, and what follows for the map: Olofsson et al. 2014 (Remote
 * Sensing of Environment 148: 42-57). The formulae are the ratio estimators of Stehman 2014 (International Journal of
 * Remote Sensing 35: 4923-4939), which also hold where several strata make one class of the map; where each stratum is a
 * class they are Olofsson's equations 1 to 11.
 *
 * <p>A figure that needs a stratum without judged points is absent, not zero.
 */
public final class ErrorMatrix {

    /**
     * One stratum's points.
     *
     * @param counts points by reference class; a class without points may lack
     */
    public record Row(String stratum, String mapClass, SquareMetres area, Map<String, Integer> counts) {

        public Row {
            counts = Map.copyOf(counts);
            if (counts.values().stream().anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException("Counts are not negative");
            }
        }

        /** Judged points of this stratum. */
        public int points() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Says of a point, by its class on the map and its reference class, whether it counts. */
    @FunctionalInterface
    private interface Indicator {
        boolean counts(String mapClass, String reference);
    }

    private final List<Row> rows;
    private final List<String> classes;

    public ErrorMatrix(List<Row> rows) {
        this.rows = List.copyOf(rows);
        Set<String> named = new TreeSet<>();
        for (Row row : rows) {
            named.add(row.mapClass());
            named.addAll(row.counts().keySet());
        }
        // What the map calls unchanged comes last, as in the papers.
        List<String> ordered = new ArrayList<>(named);
        if (ordered.remove(Stratum.NO_CHANGE)) {
            ordered.add(Stratum.NO_CHANGE);
        }
        this.classes = List.copyOf(ordered);
    }

    public List<Row> rows() {
        return rows;
    }

    /** All classes of the map and of the readers. */
    public List<String> classes() {
        return classes;
    }

    /** Ground of all strata. */
    public SquareMetres area() {
        return rows.stream().map(Row::area).reduce(SquareMetres.ZERO, SquareMetres::plus);
    }

    /** Ground that the map gives to a class. */
    public SquareMetres mappedArea(String name) {
        return rows.stream()
                .filter(row -> row.mapClass().equals(name))
                .map(Row::area)
                .reduce(SquareMetres.ZERO, SquareMetres::plus);
    }

    /** Share of the ground that the map has right (equations 1 and 5). */
    public Optional<Figure> overallAccuracy() {
        return ratio(String::equals, (mapClass, reference) -> true);
    }

    /** Share of a mapped class that truly is of this class (equations 2 and 6). */
    public Optional<Figure> usersAccuracy(String name) {
        return ratio(
                (mapClass, reference) -> mapClass.equals(name) && reference.equals(name),
                (mapClass, reference) -> mapClass.equals(name));
    }

    /** Share of a class on the ground that the map has found (equations 3 and 7). */
    public Optional<Figure> producersAccuracy(String name) {
        return ratio(
                (mapClass, reference) -> mapClass.equals(name) && reference.equals(name),
                (mapClass, reference) -> reference.equals(name));
    }

    /** True area of a class in square metres, with the map's errors taken off and added (equations 8 to 11). */
    public Optional<Figure> adjustedAreaM2(String name) {
        return ratio((mapClass, reference) -> reference.equals(name), (mapClass, reference) -> true)
                .map(share -> share.times(area().value()));
    }

    private Optional<Figure> ratio(Indicator numerator, Indicator denominator) {
        double above = 0;
        double below = 0;
        for (Row row : rows) {
            if (!needed(row, denominator)) {
                continue;
            }
            if (row.points() == 0) {
                return Optional.empty();
            }
            above += row.area().value() * mean(row, numerator);
            below += row.area().value() * mean(row, denominator);
        }
        return below == 0 ? Optional.empty() : Optional.of(withError(above / below, below, numerator, denominator));
    }

    private Figure withError(double ratio, double below, Indicator numerator, Indicator denominator) {
        double variance = 0;
        for (Row row : rows) {
            if (needed(row, denominator)) {
                if (row.points() < 2) {
                    return Figure.withoutError(ratio);
                }
                double side = row.area().value() / below;
                variance += side * side * residualVariance(row, ratio, numerator, denominator) / row.points();
            }
        }
        return Figure.of(ratio, Math.sqrt(variance));
    }

    /** Whether a stratum could hold a point of the denominator; if not, it says nothing about the ratio. */
    private boolean needed(Row row, Indicator denominator) {
        return classes.stream().anyMatch(reference -> denominator.counts(row.mapClass(), reference));
    }

    private static double mean(Row row, Indicator indicator) {
        return row.counts().entrySet().stream()
                        .filter(count -> indicator.counts(row.mapClass(), count.getKey()))
                        .mapToInt(Map.Entry::getValue)
                        .sum()
                / (double) row.points();
    }

    /** Sample variance of (numerator - ratio * denominator) in a stratum. */
    private static double residualVariance(Row row, double ratio, Indicator numerator, Indicator denominator) {
        double mean = mean(row, numerator) - ratio * mean(row, denominator);
        double sum = 0;
        for (Map.Entry<String, Integer> count : row.counts().entrySet()) {
            double residual = (numerator.counts(row.mapClass(), count.getKey()) ? 1 : 0)
                    - (denominator.counts(row.mapClass(), count.getKey()) ? ratio : 0);
            sum += count.getValue() * (residual - mean) * (residual - mean);
        }
        return sum / (row.points() - 1);
    }
}
