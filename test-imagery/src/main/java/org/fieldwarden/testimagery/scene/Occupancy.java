package org.fieldwarden.testimagery.scene;

import org.locationtech.jts.geom.Coordinate;

/** What stands where while a scene is composed, in cells of half a metre, so that nothing is put on something else. */
final class Occupancy {

    static final byte FREE = 0;
    static final byte ROAD = 1;
    static final byte BUILT = 2;
    static final byte WATER = 3;
    static final byte PLANT = 4;
    static final byte RESERVED = 5;

    private static final double CELL = 0.5;

    private final int columns;
    private final int rows;
    private final byte[] cells;

    Occupancy(double widthMetres, double heightMetres) {
        columns = (int) Math.ceil(widthMetres / CELL);
        rows = (int) Math.ceil(heightMetres / CELL);
        cells = new byte[columns * rows];
    }

    /** Whether every cell of the box holds one of the permitted uses and the box lies inside the scene. */
    boolean holdsOnly(OrientedBox box, byte... permitted) {
        for (double along = -box.halfLength(); along <= box.halfLength(); along += CELL) {
            for (double across = -box.halfWidth(); across <= box.halfWidth(); across += CELL) {
                Coordinate at = box.at(along, across);
                if (!isPermitted(use(at.x, at.y), permitted)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isPermitted(int use, byte[] permitted) {
        for (byte one : permitted) {
            if (one == use) {
                return true;
            }
        }
        return false;
    }

    void mark(OrientedBox box, byte use) {
        for (double along = -box.halfLength(); along <= box.halfLength(); along += CELL / 2) {
            for (double across = -box.halfWidth(); across <= box.halfWidth(); across += CELL / 2) {
                Coordinate at = box.at(along, across);
                set(at.x, at.y, use);
            }
        }
    }

    /** Use at a position; -1 outside the scene. */
    int use(double x, double y) {
        int column = (int) Math.floor(x / CELL);
        int row = (int) Math.floor(y / CELL);
        if (column < 0 || row < 0 || column >= columns || row >= rows) {
            return -1;
        }
        return cells[row * columns + column];
    }

    private void set(double x, double y, byte use) {
        int column = (int) Math.floor(x / CELL);
        int row = (int) Math.floor(y / CELL);
        if (column >= 0 && row >= 0 && column < columns && row < rows) {
            cells[row * columns + column] = use;
        }
    }
}
