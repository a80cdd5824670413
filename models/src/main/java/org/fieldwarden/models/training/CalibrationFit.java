package org.fieldwarden.models.training;

import org.fieldwarden.detector.Calibration;

/**
 * Platt scaling (Platt 1999, "Probabilistic outputs for support vector machines"): temperature and bias that make
 * validation scores as likely as possible. We fit on a histogram of scores and weigh nothing; the prevalence of change in
 * the validation samples is therefore part of the result.
 */
public final class CalibrationFit {

    private CalibrationFit() {}

    /** Fits to scores that were made with {@link Calibration#NONE}. */
    public static Calibration of(Validation validation) {
        double slope = 1;
        double bias = 0;
        for (int iteration = 0; iteration < 60; iteration++) {
            double[] sums = sums(validation, slope, bias);
            double determinant = sums[2] * sums[4] - sums[3] * sums[3];
            if (Math.abs(determinant) < 1e-12) {
                break;
            }
            double stepSlope = (sums[4] * sums[0] - sums[3] * sums[1]) / determinant;
            double stepBias = (sums[2] * sums[1] - sums[3] * sums[0]) / determinant;
            slope = Math.max(0.05, Math.min(20, slope - Math.max(-0.5, Math.min(0.5, stepSlope))));
            bias -= Math.max(-1, Math.min(1, stepBias));
        }
        return new Calibration(1 / slope, bias);
    }

    /** First derivatives by slope and bias, then second ones (slope, mixed, bias) of the negative log-likelihood. */
    private static double[] sums(Validation validation, double slope, double bias) {
        double[] sums = new double[5];
        for (int step = 0; step <= Validation.STEPS; step++) {
            double score = Math.max(0.0005, Math.min(0.9995, (double) step / Validation.STEPS));
            double logit = Math.log(score / (1 - score));
            double fitted = 1 / (1 + Math.exp(-(slope * logit + bias)));
            double positives = validation.changedAt(step);
            double all = positives + validation.unchangedAt(step);
            double error = all * fitted - positives;
            double weight = all * fitted * (1 - fitted);
            sums[0] += error * logit;
            sums[1] += error;
            sums[2] += weight * logit * logit;
            sums[3] += weight * logit;
            sums[4] += weight;
        }
        return sums;
    }

    /** Mean distance between score and observed share over ten bins, weighted by pixels (ECE). */
    public static double expectedError(Validation validation, Calibration calibration) {
        double[] score = new double[10];
        double[] positives = new double[10];
        double[] all = new double[10];
        for (int step = 0; step <= Validation.STEPS; step++) {
            double raw = Math.max(0.0005, Math.min(0.9995, (double) step / Validation.STEPS));
            double calibrated = calibration.score((float) Math.log(raw / (1 - raw)));
            int bin = (int) Math.min(9, calibrated * 10);
            double count = validation.changedAt(step) + validation.unchangedAt(step);
            score[bin] += calibrated * count;
            positives[bin] += validation.changedAt(step);
            all[bin] += count;
        }
        double total = 0;
        double error = 0;
        for (int bin = 0; bin < 10; bin++) {
            total += all[bin];
            error += Math.abs(score[bin] - positives[bin]);
        }
        return total == 0 ? 0 : error / total;
    }
}
