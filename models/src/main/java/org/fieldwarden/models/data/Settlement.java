package org.fieldwarden.models.data;

import java.util.Random;
import org.fieldwarden.models.raster.Mask;

/** A new quarter: up to two roads and several buildings at once, among what stands there. */
final class Settlement {

    private static final int MOST_ROADS = 2;
    private static final int FEWEST_BUILDINGS = 3;
    private static final int MOST_BUILDINGS = 12;

    private Settlement() {}

    /** Land cover follows; the rims of the new buildings are unknown. Buildings may stand on the new roads. */
    static void settle(Ground ground, CutoutStock cutouts, double gsdMetres, Random random) {
        int roads = random.nextInt(MOST_ROADS + 1);
        for (int i = 0; i < roads; i++) {
            site(ground, new byte[ground.cover.length], gsdMetres, random).layWork(RoadStrip.draw(gsdMetres, random));
        }
        byte[] marks = new byte[ground.cover.length];
        BuildingSite quarter = site(ground, marks, gsdMetres, random);
        int buildings = random.nextInt(FEWEST_BUILDINGS, MOST_BUILDINGS + 1);
        for (int i = 0; i < buildings; i++) {
            quarter.layBuilding(cutouts);
        }
        Mask rims = Mask.of(ground.side, at -> marks[at] == TrainingSample.IGNORE);
        CoverLabels.put(ground.cover, rims, TrainingSample.IGNORE);
    }

    /** There is no other date. */
    private static BuildingSite site(Ground ground, byte[] marks, double gsdMetres, Random random) {
        return new BuildingSite(ground, marks, marks, gsdMetres, random);
    }
}
