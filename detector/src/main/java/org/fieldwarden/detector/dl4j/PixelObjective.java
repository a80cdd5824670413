package org.fieldwarden.detector.dl4j;

import org.fieldwarden.core.LandCover;
import org.fieldwarden.detector.PixelLabels;
import org.fieldwarden.detector.TrainingStep;

/** A loss over pixels with its gradient; labels of value {@link PixelLabels#IGNORED} do not count. */
enum PixelObjective {

    /** Mean binary cross-entropy plus batch-wide soft Dice loss; one logit a pixel, labels 0 or 1. */
    CHANGE {
        @Override
        Losses evaluate(double[] logits, double[] labels, double[] gradient) {
            int labelled = labelled(labels);
            double crossEntropy = 0;
            double intersection = 0;
            double sum = 0;
            double[] probabilities = new double[logits.length];
            for (int pixel = 0; pixel < labels.length; pixel++) {
                if (labels[pixel] != IGNORED) {
                    double logit = logits[pixel];
                    double probability = 1 / (1 + Math.exp(-logit));
                    probabilities[pixel] = probability;
                    // log(1 + e^z) - y z, written so that it does not overflow
                    crossEntropy += Math.max(logit, 0) - labels[pixel] * logit + Math.log1p(Math.exp(-Math.abs(logit)));
                    intersection += probability * labels[pixel];
                    sum += probability + labels[pixel];
                }
            }
            Overlap overlap = new Overlap(intersection, sum);
            for (int pixel = 0; pixel < labels.length; pixel++) {
                double probability = probabilities[pixel];
                gradient[pixel] = labels[pixel] == IGNORED
                        ? 0
                        : (probability - labels[pixel]) / labelled
                                + overlap.slope(labels[pixel]) * probability * (1 - probability);
            }
            return new Losses(crossEntropy / labelled, overlap.loss());
        }
    },

    /**
     * Mean cross-entropy of the softmax plus batch-wide soft Dice loss of the building's probability, each times its
     * weight in the total; five logits a pixel, labels 0 to 4.
     */
    LAND_COVER {
        @Override
        Losses evaluate(double[] logits, double[] labels, double[] gradient) {
            int labelled = labelled(labels);
            int channels = logits.length / labels.length;
            double[] probabilities = new double[logits.length];
            double[] buildings = new double[labels.length];
            double crossEntropy = 0;
            for (int pixel = 0; pixel < labels.length; pixel++) {
                int first = pixel * channels;
                double denominator = softmax(logits, probabilities, first, channels);
                buildings[pixel] = probabilities[first];
                System.arraycopy(probabilities, first, gradient, first, channels);
                if (labels[pixel] == NOT_BUILDING) {
                    crossEntropy += NOT_BUILDING_WEIGHT * excludeBuilding(gradient, first, channels);
                } else if (labels[pixel] != IGNORED) {
                    crossEntropy += denominator - logits[first + (int) labels[pixel]];
                    gradient[first + (int) labels[pixel]] -= 1;
                }
            }
            Overlap overlap = Overlap.ofBuildings(buildings, labels);
            for (int pixel = 0; pixel < labels.length; pixel++) {
                int first = pixel * channels;
                boolean counts = labels[pixel] != IGNORED;
                double dice = TrainingStep.BUILDING_DICE_WEIGHT
                        * buildings[pixel]
                        * overlap.slope(labels[pixel] == BUILDING ? 1 : 0);
                for (int channel = first; channel < first + channels; channel++) {
                    double own = channel == first ? 1 : 0;
                    gradient[channel] = counts
                            ? gradient[channel] * TrainingStep.LAND_COVER_WEIGHT / labelled
                                    + dice * (own - probabilities[channel])
                            : 0;
                }
            }
            return new Losses(crossEntropy / labelled, overlap.loss());
        }
    };

    private static final double IGNORED = PixelLabels.IGNORED;
    private static final double NOT_BUILDING = PixelLabels.NOT_BUILDING;
    private static final double BUILDING = LandCover.BUILDING.channel();

    /** "Not a building" tells less than a land cover does. */
    private static final double NOT_BUILDING_WEIGHT = 0.5;

    /**
     * The losses of a batch.
     *
     * @param crossEntropy mean over labelled pixels, unweighted
     * @param dice of change, or of the land cover's buildings, unweighted
     */
    record Losses(double crossEntropy, double dice) {}

    /**
     * Soft Dice over a batch.
     *
     * @param intersection sum of probability times truth
     * @param sum sum of probabilities and of truth
     */
    private record Overlap(double intersection, double sum) {

        /** Keeps the coefficient defined where nothing is there; one pixel of agreement. */
        private static final double SMOOTHING = 1;

        static Overlap ofBuildings(double[] probabilities, double[] labels) {
            double intersection = 0;
            double sum = 0;
            for (int pixel = 0; pixel < labels.length; pixel++) {
                if (labels[pixel] != IGNORED) {
                    double truth = labels[pixel] == BUILDING ? 1 : 0;
                    intersection += probabilities[pixel] * truth;
                    sum += probabilities[pixel] + truth;
                }
            }
            return new Overlap(intersection, sum);
        }

        double loss() {
            return 1 - (2 * intersection + SMOOTHING) / (sum + SMOOTHING);
        }

        /** Slope of the loss along the probability of a pixel with the given truth, 0 or 1. */
        double slope(double truth) {
            double total = sum + SMOOTHING;
            return (2 * intersection + SMOOTHING - 2 * truth * total) / (total * total);
        }
    }

    /**
     * The losses, and the gradient of their part in the total loss for each logit.
     *
     * @param logits pixels x channels
     * @param labels pixels
     * @param gradient same size as the logits; overwritten
     */
    abstract Losses evaluate(double[] logits, double[] labels, double[] gradient);

    /** At least 1, so that a batch without labels has loss 0. */
    private static int labelled(double[] labels) {
        int count = 0;
        for (double label : labels) {
            if (label != IGNORED) {
                count++;
            }
        }
        return Math.max(1, count);
    }

    /**
     * Loss -log(1 - p) of the building's probability p, which is that of the first channel; turns the probabilities into
     * its gradient, weighted.
     */
    private static double excludeBuilding(double[] probabilities, int first, int channels) {
        double building = Math.min(1 - 1e-7, probabilities[first]);
        probabilities[first] = NOT_BUILDING_WEIGHT * building;
        for (int channel = first + 1; channel < first + channels; channel++) {
            probabilities[channel] *= -NOT_BUILDING_WEIGHT * building / (1 - building);
        }
        return -Math.log(1 - building);
    }

    /** Writes the softmax and returns the logarithm of its denominator. */
    private static double softmax(double[] logits, double[] result, int first, int channels) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int channel = first; channel < first + channels; channel++) {
            greatest = Math.max(greatest, logits[channel]);
        }
        double sum = 0;
        for (int channel = first; channel < first + channels; channel++) {
            result[channel] = Math.exp(logits[channel] - greatest);
            sum += result[channel];
        }
        for (int channel = first; channel < first + channels; channel++) {
            result[channel] /= sum;
        }
        return greatest + Math.log(sum);
    }
}
