package org.fieldwarden.models.data;

import java.util.List;
import java.util.Random;

/**
 * Two different places as if they were two dates of one: what has a building on one of them alone has changed (Zheng et
 * al. 2021, "Change is Everywhere", ICCV).
 */
final class PairedPlaces {

    private PairedPlaces() {}

    /** Each place may get fenced yards of its own. */
    static Composition draw(GroundCut one, GroundCut other, Random random) {
        FencedLots.scatter(List.of(one.first()), one.gsdMetres(), random);
        FencedLots.scatter(List.of(other.first()), other.gsdMetres(), random);
        byte[] marks = exclusive(one.first().cover, other.first().cover);
        return Composition.of(one, one.first(), other.first(), marks, Composition.Place.TWO);
    }

    /** Changed where one of two land covers alone is a building; left out where both are or one is unknown. */
    static byte[] exclusive(byte[] one, byte[] other) {
        byte[] changed = new byte[one.length];
        for (int at = 0; at < changed.length; at++) {
            boolean first = one[at] == CoverLabels.BUILDING;
            boolean second = other[at] == CoverLabels.BUILDING;
            boolean unknown = one[at] == TrainingSample.IGNORE || other[at] == TrainingSample.IGNORE;
            changed[at] = unknown || (first && second) ? TrainingSample.IGNORE : (byte) (first || second ? 1 : 0);
        }
        return changed;
    }
}
