package org.fieldwarden.reporting.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well outlines agree: the boundary F1 of Csurka et al. 2013 ("What is a good evaluation measure for semantic
 * segmentation?", section 3). Precision is the share of predicted boundary pixels with a reference boundary pixel within
 * the tolerance, recall the share of reference boundary pixels with a predicted one. We add counts over pairs where the
 * paper averages the F1 of images, so that a pair without any change says nothing instead of needing a rule.
 *
 * <p>A boundary pixel is a set pixel with a pixel that is not set above, below, left or right of it. The edge of the
 * picture is no boundary: an object that it cuts ends elsewhere.
 */
final class BoundaryMatching {

    private record Offset(int columns, int rows) {
        int squared() {
            return columns * columns + rows * rows;
        }
    }

    /** A pixel at exactly the tolerance counts, whatever metres over GSD rounds to. */
    private static final double ROUNDING = 1e-9;

    private BoundaryMatching() {}

    /**
     * Compares the boundaries of two masks of equal size.
     *
     * @param tolerancePx largest distance between pixel centres, 0 or more; distances are Euclidean
     */
    static ObjectScore score(Mask predicted, Mask reference, double tolerancePx) {
        predicted.requireSameSize(reference);
        Mask found = boundary(predicted);
        Mask expected = boundary(reference);
        List<Offset> near = within(tolerancePx);
        return new ObjectScore(
                found.count(), matched(found, expected, near), expected.count(), matched(expected, found, near));
    }

    static Mask boundary(Mask mask) {
        return Mask.of(
                mask.width(),
                mask.height(),
                (column, row) -> mask.isSet(column, row)
                        && (isOpen(mask, column - 1, row)
                                || isOpen(mask, column + 1, row)
                                || isOpen(mask, column, row - 1)
                                || isOpen(mask, column, row + 1)));
    }

    private static boolean isOpen(Mask mask, int column, int row) {
        return mask.contains(column, row) && !mask.isSet(column, row);
    }

    /** Nearest first: most boundaries lie near each other and are found at once. */
    private static List<Offset> within(double tolerancePx) {
        int reach = (int) Math.floor(tolerancePx + ROUNDING);
        double largest = tolerancePx * tolerancePx + ROUNDING;
        List<Offset> offsets = new ArrayList<>();
        for (int rows = -reach; rows <= reach; rows++) {
            for (int columns = -reach; columns <= reach; columns++) {
                Offset offset = new Offset(columns, rows);
                if (offset.squared() <= largest) {
                    offsets.add(offset);
                }
            }
        }
        offsets.sort(Comparator.comparingInt(Offset::squared));
        return offsets;
    }

    private static long matched(Mask pixels, Mask others, List<Offset> near) {
        long count = 0;
        for (int index = pixels.nextSet(0); index >= 0; index = pixels.nextSet(index + 1)) {
            int column = index % pixels.width();
            int row = index / pixels.width();
            for (Offset offset : near) {
                if (others.contains(column + offset.columns, row + offset.rows)
                        && others.isSet(column + offset.columns, row + offset.rows)) {
                    count++;
                    break;
                }
            }
        }
        return count;
    }
}
