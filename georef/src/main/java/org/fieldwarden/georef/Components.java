package org.fieldwarden.georef;

import java.util.Arrays;

/**
 * Union-find over provisional component labels (1, 2, ...; {@link #NONE} is background), with the tally of each label's
 * pixels. Not thread-safe.
 */
final class Components {

    static final int NONE = 0;

    private static final int INITIAL = 256;
    private static final int PAIRS = ChangeClassRule.PAIRS;

    private int count;
    private int[] parent = new int[INITIAL];
    private long[] pixels = new long[INITIAL];
    private long[] storedSum = new long[INITIAL];
    private int[] storedMax = new int[INITIAL];
    private long[] pairPixels = new long[INITIAL * PAIRS];

    /** Labels given out so far. */
    int count() {
        return count;
    }

    int create() {
        count++;
        if (count == parent.length) {
            int capacity = Math.multiplyExact(count, 2);
            parent = Arrays.copyOf(parent, capacity);
            pixels = Arrays.copyOf(pixels, capacity);
            storedSum = Arrays.copyOf(storedSum, capacity);
            storedMax = Arrays.copyOf(storedMax, capacity);
            pairPixels = Arrays.copyOf(pairPixels, Math.multiplyExact(capacity, PAIRS));
        }
        parent[count] = count;
        return count;
    }

    /** Takes over a component of another labelling. */
    int adopt(ComponentTally tally) {
        int label = create();
        pixels[label] = tally.pixels();
        storedSum[label] = tally.storedSum();
        storedMax[label] = tally.storedMax();
        for (int pair = 0; pair < PAIRS; pair++) {
            pairPixels[label * PAIRS + pair] = tally.pairPixels(pair);
        }
        return label;
    }

    int find(int label) {
        int root = label;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    void join(int one, int other) {
        if (one == other) {
            return;
        }
        int rootOfOne = find(one);
        int rootOfOther = find(other);
        if (rootOfOne < rootOfOther) {
            parent[rootOfOther] = rootOfOne;
        } else {
            parent[rootOfOne] = rootOfOther;
        }
    }

    /** Counts one pixel for a label. */
    void count(int label, int storedScore, int pair) {
        pixels[label]++;
        storedSum[label] += storedScore;
        storedMax[label] = Math.max(storedMax[label], storedScore);
        pairPixels[label * PAIRS + pair]++;
    }

    /** Adds what joined labels counted to their roots, so that {@link #tally} of a root is that of its component. */
    void gatherAtRoots() {
        for (int label = count; label >= 1; label--) {
            int root = find(label);
            if (root != label) {
                moveTally(label, root);
            }
        }
    }

    private void moveTally(int label, int root) {
        pixels[root] += pixels[label];
        storedSum[root] += storedSum[label];
        storedMax[root] = Math.max(storedMax[root], storedMax[label]);
        for (int pair = 0; pair < PAIRS; pair++) {
            pairPixels[root * PAIRS + pair] += pairPixels[label * PAIRS + pair];
            pairPixels[label * PAIRS + pair] = 0;
        }
        pixels[label] = 0;
        storedSum[label] = 0;
    }

    ComponentTally tally(int root) {
        return new ComponentTally(
                pixels[root],
                storedSum[root],
                storedMax[root],
                Arrays.copyOfRange(pairPixels, root * PAIRS, (root + 1) * PAIRS));
    }
}
