package org.fieldwarden.models.data;

import java.nio.file.Path;

/** Two pictures of the same ground on different dates, on one pixel grid. */
record RepeatPair(Path baseline, Path current) {

    /** Ground of a picture; nothing is known of its land cover. */
    static Ground ground(Path file) {
        Picture picture = Picture.read(file);
        Ground ground = new Ground(picture.width());
        for (int row = 0; row < picture.height(); row++) {
            for (int column = 0; column < picture.width(); column++) {
                for (int band = 0; band < 3; band++) {
                    ground.rgb[(row * picture.width() + column) * 3 + band] = picture.value(column, row, band);
                }
            }
        }
        java.util.Arrays.fill(ground.cover, TrainingSample.IGNORE);
        return ground;
    }
}
