package org.fieldwarden.detector.dl4j;

/** How the network sees colours: 0..255 becomes -1..1. */
final class PixelScale {

    private PixelScale() {}

    /** The scaled value of each byte value. */
    static float[] table() {
        float[] table = new float[256];
        for (int value = 0; value < table.length; value++) {
            table[value] = value / 127.5f - 1f;
        }
        return table;
    }
}
