package org.fieldwarden.models.data;

/** The shadow of things on flat ground. */
final class Shadow {

    private Shadow() {}

    /**
     * The things moved away from the sun, step by step.
     *
     * @param things side x side, 0..1
     * @param angle where the shadow falls, radians from the column axis towards the row axis
     * @param steps length of the shadow, pixels
     * @return side x side, 0..1; the ground under the things is dark too
     */
    static float[] cast(float[] things, int side, double angle, int steps) {
        float[] dark = things.clone();
        for (int step = 1; step <= steps; step++) {
            int columns = (int) Math.round(Math.cos(angle) * step);
            int rows = (int) Math.round(Math.sin(angle) * step);
            for (int row = Math.max(0, rows); row < Math.min(side, side + rows); row++) {
                int from = (row - rows) * side - columns;
                for (int column = Math.max(0, columns); column < Math.min(side, side + columns); column++) {
                    int at = row * side + column;
                    dark[at] = Math.max(dark[at], things[from + column]);
                }
            }
        }
        return dark;
    }
}
