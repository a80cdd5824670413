package org.fieldwarden.detector.opencv;

import org.opencv.core.Core;

/** OpenCV's native library, loaded once on first use. */
final class OpenCvLibrary {

    static {
        nu.pattern.OpenCV.loadLocally();
        // Workers are ours; OpenCV's own threads would fight with them for the cores.
        Core.setNumThreads(1);
    }

    private OpenCvLibrary() {}

    /** Returns when the library can be used. */
    static void require() {
        // Running the static initialiser is the work.
    }
}
