package org.fieldwarden.detector;

/**
 * How co-registration looks for the local shift.
 *
 * @param nodeSpacingPx distance of the nodes at which the shift is measured, pixels of the working grid, 32 to 1024, a
 *     multiple of 4
 * @param windowPx side of the square window that is compared around a node, pixels, 64 to 1024, a multiple of 4
 * @param maximumShiftPx largest shift of a whole flight that is looked for, pixels, 1 to 256
 * @param neighbourReachPx how far a place without texture may take the shift of its neighbours, pixels, at least one
 *     node spacing
 * @param threads workers, at least 1; does not change the result
 */
public record CoRegistrationSettings(
        int nodeSpacingPx, int windowPx, int maximumShiftPx, int neighbourReachPx, int threads) {

    /** One worker, a node every 128 pixels, windows of 256 pixels, shifts to 64 pixels, neighbours within 1024 pixels. */
    public static final CoRegistrationSettings DEFAULT = new CoRegistrationSettings(128, 256, 64, 1024, 1);

    public CoRegistrationSettings {
        if (nodeSpacingPx < 32 || nodeSpacingPx > 1024 || nodeSpacingPx % 4 != 0) {
            throw new IllegalArgumentException("Node spacing must be a multiple of 4 in 32..1024: " + nodeSpacingPx);
        }
        if (windowPx < 64 || windowPx > 1024 || windowPx % 4 != 0) {
            throw new IllegalArgumentException("Window must be a multiple of 4 in 64..1024: " + windowPx);
        }
        if (maximumShiftPx < 1 || maximumShiftPx > 256) {
            throw new IllegalArgumentException("Maximum shift must be in 1..256 pixels: " + maximumShiftPx);
        }
        if (neighbourReachPx < nodeSpacingPx) {
            throw new IllegalArgumentException("Neighbours must be in reach of a node: " + neighbourReachPx);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("At least one thread: " + threads);
        }
    }

    public CoRegistrationSettings withThreads(int workers) {
        return new CoRegistrationSettings(nodeSpacingPx, windowPx, maximumShiftPx, neighbourReachPx, workers);
    }
}
