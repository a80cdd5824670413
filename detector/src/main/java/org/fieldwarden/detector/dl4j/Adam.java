package org.fieldwarden.detector.dl4j;

/**
 * Kingma and Ba 2015, "Adam: A Method for Stochastic Optimization", algorithm 1, with the decay rates and epsilon given
 * there. Gradients longer than a limit are shortened to it first (Pascanu et al. 2013, algorithm 1).
 */
final class Adam {

    private static final double FIRST_DECAY = 0.9;
    private static final double SECOND_DECAY = 0.999;
    private static final double EPSILON = 1e-8;

    private final float[] first;
    private final float[] second;
    private long steps;

    Adam(int parameters) {
        this(new float[parameters], new float[parameters], 0);
    }

    Adam(float[] first, float[] second, long steps) {
        this.first = first;
        this.second = second;
        this.steps = steps;
    }

    long steps() {
        return steps;
    }

    float[] first() {
        return first;
    }

    float[] second() {
        return second;
    }

    /**
     * Moves the parameters one step against the gradient.
     *
     * @param shares of the learning rate, one for each parameter
     */
    void step(float[] parameters, float[] gradient, double learningRate, double gradientLimit, float[] shares) {
        steps++;
        double scale = Math.min(1, gradientLimit / Math.max(length(gradient), Double.MIN_NORMAL));
        double secondBias = Math.sqrt(1 - Math.pow(SECOND_DECAY, (double) steps));
        double rate = learningRate * secondBias / (1 - Math.pow(FIRST_DECAY, (double) steps));
        double epsilon = EPSILON * secondBias;
        for (int index = 0; index < parameters.length; index++) {
            double slope = gradient[index] * scale;
            first[index] = (float) (FIRST_DECAY * first[index] + (1 - FIRST_DECAY) * slope);
            second[index] = (float) (SECOND_DECAY * second[index] + (1 - SECOND_DECAY) * slope * slope);
            double step = rate * shares[index] * first[index] / (Math.sqrt(second[index]) + epsilon);
            parameters[index] = (float) (parameters[index] - step);
        }
    }

    private static double length(float[] gradient) {
        double sum = 0;
        for (float slope : gradient) {
            sum += (double) slope * slope;
        }
        return Math.sqrt(sum);
    }
}
