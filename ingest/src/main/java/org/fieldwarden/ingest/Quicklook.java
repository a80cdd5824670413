package org.fieldwarden.ingest;

import java.awt.image.BufferedImage;
import org.fieldwarden.core.OrthophotoTile;

/** A tile as a picture for people: opaque where observed. */
final class Quicklook {

    private Quicklook() {}

    static BufferedImage image(OrthophotoTile tile) {
        int width = tile.window().width();
        int height = tile.window().height();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                if (tile.observed(column, row)) {
                    int rgb = tile.value(column, row, 0) << 16
                            | tile.value(column, row, 1) << 8
                            | tile.value(column, row, 2);
                    image.setRGB(column, row, 0xFF000000 | rgb);
                }
            }
        }
        return image;
    }
}
