package org.fieldwarden.models.data;

import java.util.List;
import java.util.Random;

/**
 * Real ground on which buildings are laid in or taken away and ground is cleared, dug, paved or roofed, on either date.
 * Where the place has another date, the second is mostly that one. Fenced yards lie on both dates alike.
 */
final class PastedPair {

    private static final int MOST_WORKS = 6;
    private static final double SECOND_DATE = 0.6;
    private static final double ERASED = 0.25;
    private static final double GROUND_WORKS = 0.23;

    private PastedPair() {}

    static Composition draw(GroundCut cut, CutoutStock cutouts, Random random) {
        Ground first = cut.first();
        Ground second = random.nextDouble() < SECOND_DATE ? cut.second() : first.copy();
        double gsd = cut.gsdMetres();
        FencedLots.scatter(List.of(first, second), gsd, random);
        List<Ground> dates = List.of(first, second);
        byte[][] marks = new byte[2][first.cover.length];
        List<BuildingSite> sites = List.of(
                new BuildingSite(first, marks[0], marks[1], gsd, random),
                new BuildingSite(second, marks[1], marks[0], gsd, random));
        Erasure erasure = new Erasure(first, random);
        int works = 1 + random.nextInt(MOST_WORKS);
        for (int i = 0; i < works; i++) {
            int date = random.nextInt(2);
            double draw = random.nextDouble();
            if (draw < ERASED) {
                erasure.eraseOne(dates.get(date), marks, 1 - date);
            } else if (draw < ERASED + GROUND_WORKS) {
                sites.get(date).layWork(GroundWork.draw(gsd, random));
            } else {
                sites.get(date).layBuilding(cutouts);
            }
        }
        return new Composition(first, second, marks[0], marks[1], gsd, Composition.Place.ONE);
    }
}
