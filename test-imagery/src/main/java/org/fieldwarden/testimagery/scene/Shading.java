package org.fieldwarden.testimagery.scene;

/** What a surface looks like at a point: reflectance and slope. One per rendering thread, reused for every pixel. */
final class Shading {
    float red;
    float green;
    float blue;

    /** Rise of the surface per metre to the east and to the south. */
    float slopeX;

    float slopeY;

    /** Pixel side, metres: detail finer than two pixels fades, as it does in a camera. */
    final float pixel;

    Shading(double pixelMetres) {
        pixel = (float) pixelMetres;
    }

    /** Share of a periodic detail that a picture of this GSD still shows, 0 to 1. */
    float visible(double periodMetres) {
        return (float) Math.max(0, Math.min(1, (periodMetres / pixel - 2) / 2));
    }

    void flat(float r, float g, float b) {
        red = r;
        green = g;
        blue = b;
        slopeX = 0;
        slopeY = 0;
    }

    void scale(float factor) {
        red *= factor;
        green *= factor;
        blue *= factor;
    }

    void blend(float r, float g, float b, float share) {
        red += (r - red) * share;
        green += (g - green) * share;
        blue += (b - blue) * share;
    }
}
