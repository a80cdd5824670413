package org.fieldwarden.reporting.sampling;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How far two readers agree beyond chance: Cohen's kappa (Cohen 1960) with its large-sample standard error (Fleiss,
 * Cohen and Everitt 1969). It speaks of the sample, in which change is more frequent than on the ground. Immutable.
 */
public final class Agreement {

    private final int points;
    private final double[][] shares;

    private Agreement(int points, double[][] shares) {
        this.points = points;
        this.shares = shares;
    }

    /** Compares two readers' labels of the same points, in the same order. */
    static Agreement of(List<String> one, List<String> other) {
        if (one.isEmpty() || one.size() != other.size()) {
            throw new IllegalArgumentException("Two readers judge the same points, at least one");
        }
        TreeSet<String> labels = new TreeSet<>(one);
        labels.addAll(other);
        List<String> order = List.copyOf(labels);
        double[][] shares = new double[order.size()][order.size()];
        for (int index = 0; index < one.size(); index++) {
            shares[order.indexOf(one.get(index))][order.indexOf(other.get(index))] += 1.0 / one.size();
        }
        return new Agreement(one.size(), shares);
    }

    public int points() {
        return points;
    }

    /** Share of points with the same label. */
    public double observed() {
        double sum = 0;
        for (int label = 0; label < shares.length; label++) {
            sum += shares[label][label];
        }
        return sum;
    }

    /** Share of same labels that chance alone would give. */
    public double expected() {
        double sum = 0;
        for (int label = 0; label < shares.length; label++) {
            sum += row(label) * column(label);
        }
        return sum;
    }

    /** Kappa; absent where both readers gave every point one and the same label, which leaves nothing beyond chance. */
    public Optional<Figure> kappa() {
        double left = 1 - expected();
        if (left < 1e-12) {
            return Optional.empty();
        }
        double kappa = (observed() - expected()) / left;
        double same = 0;
        double different = 0;
        for (int one = 0; one < shares.length; one++) {
            for (int other = 0; other < shares.length; other++) {
                if (one == other) {
                    double term = 1 - (row(one) + column(one)) * (1 - kappa);
                    same += shares[one][one] * term * term;
                } else {
                    double term = column(one) + row(other);
                    different += shares[one][other] * term * term;
                }
            }
        }
        double offset = kappa - expected() * (1 - kappa);
        double variance = (same + (1 - kappa) * (1 - kappa) * different - offset * offset) / (points * left * left);
        return Optional.of(Figure.of(kappa, Math.sqrt(Math.max(0, variance))));
    }

    private double row(int label) {
        double sum = 0;
        for (double share : shares[label]) {
            sum += share;
        }
        return sum;
    }

    private double column(int label) {
        double sum = 0;
        for (double[] row : shares) {
            sum += row[label];
        }
        return sum;
    }
}
