package org.fieldwarden.detector.opencv;

/**
 * Solves for the values on a lattice that are close to weighted data and bend little: minimises the sum of weight *
 * (value - data)^2, bending * second differences^2, tension * first differences^2 and anchor * value^2, by conjugate
 * gradients. For one thread.
 */
final class ThinPlate {

    private static final int MOST_STEPS = 400;
    private static final double PRECISION = 1e-7;

    /** Brings values to 0 where nothing was measured, instead of carrying a slope on; too little to be felt elsewhere. */
    private static final double ANCHOR = 0.004;

    private final NodeData data;
    private final int columns;
    private final int rows;
    private final double bending;
    private final double tension;

    ThinPlate(NodeData data, double bending, double tension) {
        this.data = data;
        this.columns = data.columns();
        this.rows = data.rows();
        this.bending = bending;
        this.tension = tension;
    }

    /** Moves the values to the solution, starting from what they are. */
    void relax(double[] values, double[] measured, double[] weights) {
        int size = values.length;
        double[] residual = new double[size];
        for (int node = 0; node < size; node++) {
            data.spread(node, weights[node] * measured[node], residual);
        }
        double stop = Math.max(dot(residual, residual), 1e-12) * PRECISION * PRECISION;
        double[] applied = apply(values, weights);
        for (int node = 0; node < size; node++) {
            residual[node] -= applied[node];
        }
        double[] direction = residual.clone();
        double energy = dot(residual, residual);
        for (int step = 0; step < MOST_STEPS && energy > stop; step++) {
            applied = apply(direction, weights);
            double length = energy / dot(direction, applied);
            for (int node = 0; node < size; node++) {
                values[node] += length * direction[node];
                residual[node] -= length * applied[node];
            }
            double next = dot(residual, residual);
            double carry = next / energy;
            for (int node = 0; node < size; node++) {
                direction[node] = residual[node] + carry * direction[node];
            }
            energy = next;
        }
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int node = 0; node < one.length; node++) {
            sum += one[node] * other[node];
        }
        return sum;
    }

    /** Half the gradient of the energy of these values, data taken as 0. */
    private double[] apply(double[] values, double[] weights) {
        double[] result = new double[values.length];
        for (int node = 0; node < values.length; node++) {
            if (weights[node] > 0) {
                data.spread(node, weights[node] * data.at(node, values), result);
            }
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int node = row * columns + column;
                result[node] += ANCHOR * values[node];
                if (column + 1 < columns) {
                    stretch(values, result, node, node + 1);
                }
                if (row + 1 < rows) {
                    stretch(values, result, node, node + columns);
                }
                if (column + 2 < columns) {
                    bend(values, result, node, 1);
                }
                if (row + 2 < rows) {
                    bend(values, result, node, columns);
                }
                if (column + 1 < columns && row + 1 < rows) {
                    twist(values, result, node);
                }
            }
        }
        return result;
    }

    private void stretch(double[] values, double[] result, int first, int second) {
        double pull = tension * (values[second] - values[first]);
        result[first] -= pull;
        result[second] += pull;
    }

    private void bend(double[] values, double[] result, int first, int step) {
        double pull = bending * (values[first] - 2 * values[first + step] + values[first + 2 * step]);
        result[first] += pull;
        result[first + step] -= 2 * pull;
        result[first + 2 * step] += pull;
    }

    private void twist(double[] values, double[] result, int topLeft) {
        int bottomLeft = topLeft + columns;
        double pull =
                2 * bending * (values[topLeft] - values[topLeft + 1] - values[bottomLeft] + values[bottomLeft + 1]);
        result[topLeft] += pull;
        result[topLeft + 1] -= pull;
        result[bottomLeft] -= pull;
        result[bottomLeft + 1] += pull;
    }
}
