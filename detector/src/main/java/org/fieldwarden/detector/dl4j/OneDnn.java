package org.fieldwarden.detector.dl4j;

/** The switch that Deeplearning4j 1.0.0-M2.1 leaves off by default. */
final class OneDnn {

    private static final String DISABLED = "org.eclipse.deeplearning4j.helpers.disable";

    private OneDnn() {}

    /** Lets layers use oneDNN; must come before the first layer is built. */
    static void allow() {
        System.setProperty(DISABLED, "false");
    }
}
