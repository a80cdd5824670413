package org.fieldwarden.reporting.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The connected components of a mask, numbered from 0 in the order of their first pixel, row by row. Immutable.
 *
 * <p>With four neighbours pixels that touch at a corner alone are apart; with eight they belong together.
 */
public final class Components {

    /** Which pixels count as neighbours. */
    public enum Neighbours {
        FOUR,
        EIGHT
    }

    private static final int[][] STEPS_OF_FOUR = {{0, -1}, {-1, 0}, {1, 0}, {0, 1}};
    private static final int[][] STEPS_OF_EIGHT = {{0, -1}, {-1, 0}, {1, 0}, {0, 1}, {-1, -1}, {1, -1}, {-1, 1}, {1, 1}
    };

    private static final int NONE = -1;

    private final int[] labels;
    private final List<Long> sizes;

    private Components(int[] labels, List<Long> sizes) {
        this.labels = labels;
        this.sizes = List.copyOf(sizes);
    }

    public static Components of(Mask mask, Neighbours neighbours) {
        int[][] steps = neighbours == Neighbours.FOUR ? STEPS_OF_FOUR : STEPS_OF_EIGHT;
        int[] labels = new int[mask.width() * mask.height()];
        Arrays.fill(labels, NONE);
        List<Long> sizes = new ArrayList<>();
        for (int start = mask.nextSet(0); start >= 0; start = mask.nextSet(start + 1)) {
            if (labels[start] == NONE) {
                sizes.add(flood(mask, labels, start, sizes.size(), steps));
            }
        }
        return new Components(labels, sizes);
    }

    /** Gives {@code label} to everything connected with {@code start}; returns how many pixels that is. */
    private static long flood(Mask mask, int[] labels, int start, int label, int[][] steps) {
        int[] stack = new int[64];
        stack[0] = start;
        labels[start] = label;
        long size = 0;
        for (int depth = 1; depth > 0; ) {
            int pixel = stack[--depth];
            size++;
            if (depth + steps.length > stack.length) {
                stack = Arrays.copyOf(stack, stack.length * 2);
            }
            for (int[] step : steps) {
                int column = pixel % mask.width() + step[0];
                int row = pixel / mask.width() + step[1];
                int index = row * mask.width() + column;
                if (mask.contains(column, row) && mask.isSet(column, row) && labels[index] == NONE) {
                    labels[index] = label;
                    stack[depth++] = index;
                }
            }
        }
        return size;
    }

    public int count() {
        return sizes.size();
    }

    /** Pixels of a component. */
    public long size(int component) {
        return sizes.get(component);
    }

    /** Component of a pixel (index = row * width + column), or a negative number outside all of them. */
    int at(int index) {
        return labels[index];
    }

    int pixels() {
        return labels.length;
    }
}
