package org.fieldwarden.models.data;

import java.util.Random;

/** Something dug, paved, flooded or roofed, for laying into real ground. */
final class GroundWork {

    /** Widest square that clearings are drawn into, pixels: three quarters of a training crop. */
    static final int WIDEST_PX = 150;

    private static final double CLEARINGS = 0.30;
    private static final double ROADS = 0.15;

    private GroundWork() {}

    /** Now and then a clearing or a road, mostly a small patch. */
    static Cutout draw(double gsdMetres, Random random) {
        double draw = random.nextDouble();
        if (draw < CLEARINGS) {
            return Clearing.draw(gsdMetres, random);
        }
        return draw < CLEARINGS + ROADS ? RoadStrip.draw(gsdMetres, random) : GroundPatch.draw(gsdMetres, random);
    }
}
