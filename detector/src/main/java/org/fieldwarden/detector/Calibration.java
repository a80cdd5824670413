package org.fieldwarden.detector;

/**
 * Turns the network's logit into a score that is true as a frequency: score = sigmoid(logit / temperature + bias). Guo
 * et al. 2017, "On Calibration of Modern Neural Networks", section 4.2, with a bias as in Platt scaling.
 *
 * @param temperature greater than 0
 * @param bias added after the division
 */
public record Calibration(double temperature, double bias) {

    /** Leaves the network's own probability as it is. */
    public static final Calibration NONE = new Calibration(1, 0);

    public Calibration {
        if (!(temperature > 0 && Double.isFinite(temperature)) || !Double.isFinite(bias)) {
            throw new IllegalArgumentException(
                    "The temperature must be greater than 0 and the bias finite: " + temperature + ", " + bias);
        }
    }

    /** Calibrated score in [0, 1]. */
    public float score(float logit) {
        return (float) (1 / (1 + Math.exp(-(logit / temperature + bias))));
    }
}
