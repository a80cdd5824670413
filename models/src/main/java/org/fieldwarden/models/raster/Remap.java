package org.fieldwarden.models.raster;

/** Takes each pixel of a square raster from elsewhere in it; mirrored at the edges. */
public final class Remap {

    private final int side;
    private final float[] columns;
    private final float[] rows;

    /**
     * A map that moves nothing yet.
     *
     * @param side pixels
     */
    public Remap(int side) {
        this.side = side;
        this.columns = new float[side * side];
        this.rows = new float[side * side];
        for (int i = 0; i < columns.length; i++) {
            int row = i / side;
            columns[i] = i - row * side;
            rows[i] = row;
        }
    }

    /** Takes from further right and further down everywhere; pixels. */
    public void shift(double right, double down) {
        for (int i = 0; i < columns.length; i++) {
            columns[i] += (float) right;
            rows[i] += (float) down;
        }
    }

    /** Takes from further right and further down by as much as two planes say, times a factor each. */
    public void bend(float[] right, double rightFactor, float[] down, double downFactor) {
        for (int i = 0; i < columns.length; i++) {
            columns[i] += (float) rightFactor * right[i];
            rows[i] += (float) downFactor * down[i];
        }
    }

    /** Bilinear; side x side x 3. */
    public float[] colours(float[] rgb) {
        float[] out = new float[rgb.length];
        for (int i = 0; i < columns.length; i++) {
            int column = (int) Math.floor(columns[i]);
            int row = (int) Math.floor(rows[i]);
            float fx = columns[i] - column;
            float fy = rows[i] - row;
            int west = Reflection.of(column, side);
            int east = Reflection.of(column + 1, side);
            int north = Reflection.of(row, side) * side;
            int south = Reflection.of(row + 1, side) * side;
            for (int band = 0; band < 3; band++) {
                float upper = rgb[(north + west) * 3 + band] * (1 - fx) + rgb[(north + east) * 3 + band] * fx;
                float lower = rgb[(south + west) * 3 + band] * (1 - fx) + rgb[(south + east) * 3 + band] * fx;
                out[i * 3 + band] = upper * (1 - fy) + lower * fy;
            }
        }
        return out;
    }

    /** Nearest; side x side. */
    public byte[] labels(byte[] labels) {
        byte[] out = new byte[labels.length];
        for (int i = 0; i < out.length; i++) {
            int column = Reflection.of(Math.round(columns[i]), side);
            int row = Reflection.of(Math.round(rows[i]), side);
            out[i] = labels[row * side + column];
        }
        return out;
    }
}
