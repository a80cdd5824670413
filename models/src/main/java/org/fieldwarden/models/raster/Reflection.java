package org.fieldwarden.models.raster;

/** Indices beyond the edge of a raster, mirrored about its outermost pixel. */
final class Reflection {

    private Reflection() {}

    static int of(int index, int length) {
        int inside = index;
        while (inside < 0 || inside >= length) {
            inside = length == 1 ? 0 : inside < 0 ? -inside : 2 * length - 2 - inside;
        }
        return inside;
    }
}
