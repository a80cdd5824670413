package org.fieldwarden.ingest.geotiff;

import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;

/** One resolution of a cloud-optimized GeoTIFF: its size and its encoded tiles. Filled by one thread. */
final class PyramidLevel {

    static final int TILE_PX = 512;

    private final int index;
    private final PixelGrid grid;
    private final BlockIndex images;
    private final BlockIndex masks;

    private PyramidLevel(int index, PixelGrid grid) {
        this.index = index;
        this.grid = grid;
        images = new BlockIndex(columns() * rows());
        masks = new BlockIndex(columns() * rows());
    }

    /** Full resolution first, each level half as large as the one before, down to one tile. */
    static List<PyramidLevel> of(PixelGrid full) {
        List<PyramidLevel> levels = new ArrayList<>();
        PixelGrid grid = full;
        levels.add(new PyramidLevel(0, grid));
        while (grid.width() > TILE_PX || grid.height() > TILE_PX) {
            grid = halved(grid);
            levels.add(new PyramidLevel(levels.size(), grid));
        }
        return List.copyOf(levels);
    }

    private static PixelGrid halved(PixelGrid grid) {
        PixelToMap map = grid.pixelToMap();
        return new PixelGrid(
                grid.crs(),
                new PixelToMap(
                        2 * map.scaleX(),
                        2 * map.shearX(),
                        map.translateX(),
                        2 * map.shearY(),
                        2 * map.scaleY(),
                        map.translateY()),
                (grid.width() + 1) / 2,
                (grid.height() + 1) / 2);
    }

    /** 0 for full resolution. */
    int index() {
        return index;
    }

    PixelGrid grid() {
        return grid;
    }

    int columns() {
        return (grid.width() + TILE_PX - 1) / TILE_PX;
    }

    int rows() {
        return (grid.height() + TILE_PX - 1) / TILE_PX;
    }

    int tiles() {
        return columns() * rows();
    }

    /** Place of a tile in row-major order. */
    int tileOf(PixelWindow window) {
        return window.row() / TILE_PX * columns() + window.column() / TILE_PX;
    }

    PixelWindow window(int tileColumn, int tileRow) {
        int column = tileColumn * TILE_PX;
        int row = tileRow * TILE_PX;
        return PixelWindow.between(
                column, row, Math.min(grid.width(), column + TILE_PX), Math.min(grid.height(), row + TILE_PX));
    }

    /** Whether all tiles that the tile of the next level covers have been seen once this one has, row by row. */
    boolean closesParent(int tileColumn, int tileRow) {
        return (tileColumn % 2 == 1 || tileColumn == columns() - 1) && (tileRow % 2 == 1 || tileRow == rows() - 1);
    }

    BlockIndex images() {
        return images;
    }

    BlockIndex masks() {
        return masks;
    }
}
