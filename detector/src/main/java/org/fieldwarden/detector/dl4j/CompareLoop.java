package org.fieldwarden.detector.dl4j;

import java.nio.FloatBuffer;

/**
 * Lays |baseline - current| and baseline + current of each pixel side by side: how much the dates differ, and what
 * there is. Goes through short arrays like {@link DifferenceLoop}.
 */
final class CompareLoop implements Runnable {

    private final FloatBuffer baselines;
    private final FloatBuffer currents;
    private final FloatBuffer target;
    private final int channels;
    private final int rows;
    private final float[] baseline;
    private final float[] current;
    private final float[] both;

    /** The target has twice the channels. */
    CompareLoop(Features baseline, Features current, Features target) {
        baselines = baseline.values();
        currents = current.values();
        this.target = target.values();
        channels = Math.toIntExact(baseline.channels());
        rows = Math.toIntExact(baseline.images() * baseline.height());
        this.baseline = new float[Math.toIntExact(baseline.width()) * channels];
        this.current = new float[this.baseline.length];
        both = new float[2 * this.baseline.length];
    }

    @Override
    public void run() {
        for (int row = 0; row < rows; row++) {
            baselines.get(row * baseline.length, baseline);
            currents.get(row * current.length, current);
            for (int from = 0; from < baseline.length; from += channels) {
                for (int channel = 0; channel < channels; channel++) {
                    both[2 * from + channel] = Math.abs(baseline[from + channel] - current[from + channel]);
                    both[2 * from + channels + channel] = baseline[from + channel] + current[from + channel];
                }
            }
            target.put(row * both.length, both);
        }
    }
}
