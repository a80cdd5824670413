package org.fieldwarden.reporting.audit;

/**
 * Which model was judged, and at which operating point.
 *
 * @param name the bundle's name, or {@value #DIFFERENCING} where plain differencing was judged on the bundle's grid
 * @param bundleHash SHA-256 of the bundle, lower-case hex
 * @param changeThreshold calibrated score at and above which a pixel counts as changed
 * @param seedThreshold score that at least one pixel of a change must reach
 */
public record AuditedModel(
        String name, String version, String bundleHash, double changeThreshold, double seedThreshold) {

    /** Name of the reference model. */
    public static final String DIFFERENCING = "plain differencing";
}
