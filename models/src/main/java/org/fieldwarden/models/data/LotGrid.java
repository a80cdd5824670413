package org.fieldwarden.models.data;

import java.util.Random;

/** A turned block of lots of one size, row behind row, with a lane between the rows or none. */
final class LotGrid {

    /** What to do with a pixel that lies in a lot. */
    interface Visitor {

        /**
         * Takes one pixel.
         *
         * @param at pixel, counted row by row
         * @param lot 0..lots - 1
         * @param across metres from one side of the lot, 0..breadth
         * @param along metres from its front, 0..depth
         */
        void visit(int at, int lot, double across, double along);
    }

    private final int columns;
    private final int rows;
    private final double breadth;
    private final double depth;
    private final double pitch;
    private final double angle;
    private final double centreColumn;
    private final double centreRow;

    /** One to seven lots abreast in one to three rows; the block's middle lies in the inner part of a unit square. */
    LotGrid(Random random) {
        this.columns = 1 + random.nextInt(7);
        this.rows = 1 + random.nextInt(3);
        this.breadth = random.nextDouble(8, 20);
        this.depth = random.nextDouble(8, 26);
        this.pitch = depth + (random.nextBoolean() ? random.nextDouble(0, 9) : 0);
        this.angle = random.nextDouble(0, Math.PI);
        this.centreColumn = random.nextDouble(0.15, 0.85);
        this.centreRow = random.nextDouble(0.15, 0.85);
    }

    int lots() {
        return columns * rows;
    }

    /** Metres. */
    double breadth() {
        return breadth;
    }

    /** Metres. */
    double depth() {
        return depth;
    }

    /** All pixels of a square that lie in a lot. */
    void visit(int side, double gsdMetres, Visitor visitor) {
        for (int at = 0; at < side * side; at++) {
            int pixelRow = at / side;
            double x = (at % side + 0.5 - centreColumn * side) * gsdMetres;
            double y = (pixelRow + 0.5 - centreRow * side) * gsdMetres;
            double u = x * Math.cos(angle) + y * Math.sin(angle) + columns * breadth / 2;
            double v = y * Math.cos(angle) - x * Math.sin(angle) + rows * pitch / 2;
            int column = (int) Math.floor(u / breadth);
            int row = (int) Math.floor(v / pitch);
            double along = v - row * pitch;
            if (column >= 0 && column < columns && row >= 0 && row < rows && along < depth) {
                visitor.visit(at, row * columns + column, u - column * breadth, along);
            }
        }
    }
}
