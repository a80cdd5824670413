package org.fieldwarden.georef;

import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.LandCover;

/**
 * Decides the change class of a region from its pixels' (from, to) land covers. If at least a third of the pixels
 * altered their cover, the most frequent altered pair wins, even where more pixels kept theirs: a new building is often
 * half hidden by pixels that the network labels alike on both dates. Otherwise the most frequent pair wins. Between
 * equal counts the pair with the lower {@code from} channel wins, then the one with the lower {@code to} channel.
 */
final class ChangeClassRule {

    /** Number of (from, to) pairs; a pair's place is {@code from.channel() * covers + to.channel()}. */
    static final int PAIRS = LandCover.values().length * LandCover.values().length;

    private static final int COVERS = LandCover.values().length;

    private ChangeClassRule() {}

    /** Place of a pixel's pair, from {@link org.fieldwarden.core.ScoreBlock#encodeCovers}' stored form. */
    static int pair(byte storedCovers) {
        int from = storedCovers >> 4 & 0xf;
        int to = storedCovers & 0xf;
        if (from >= COVERS || to >= COVERS) {
            throw new IllegalArgumentException("Not a pair of land covers: " + (storedCovers & 0xff));
        }
        return from * COVERS + to;
    }

    /** The class of a region with these pixels per pair ({@link #PAIRS} long). */
    static ChangeClass decide(long[] pairPixels) {
        long altered = 0;
        long all = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            all += pairPixels[pair];
            altered += isAltered(pair) ? pairPixels[pair] : 0;
        }
        boolean alteredOnly = altered > 0 && 3 * altered >= all;
        int winner = alteredOnly ? 1 : 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            if ((!alteredOnly || isAltered(pair)) && pairPixels[pair] > pairPixels[winner]) {
                winner = pair;
            }
        }
        return new ChangeClass(LandCover.ofChannel(winner / COVERS), LandCover.ofChannel(winner % COVERS));
    }

    private static boolean isAltered(int pair) {
        return pair / COVERS != pair % COVERS;
    }
}
