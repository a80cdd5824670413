package org.fieldwarden.reporting.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fieldwarden.reporting.audit.Components.Neighbours;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Detected objects against reference objects of one scene.
 *
 * <p>The strict rule is that of the SpaceNet challenges (Van Etten et al. 2018, section 4): a detection is true where its
 * IoU with a reference object reaches the threshold; each reference object takes one detection and each detection one
 * reference object, pairs with the highest IoU first. The lenient rule only asks whether two objects share any ground.
 */
public final class ObjectMatching {

    private record Overlap(int predicted, int reference, double iou) {}

    private final int predictedCount;
    private final int referenceCount;
    private final List<Overlap> overlaps;

    private ObjectMatching(int predictedCount, int referenceCount, List<Overlap> overlaps) {
        this.predictedCount = predictedCount;
        this.referenceCount = referenceCount;
        this.overlaps = overlaps.stream()
                .sorted(Comparator.comparingDouble(Overlap::iou)
                        .reversed()
                        .thenComparingInt(Overlap::reference)
                        .thenComparingInt(Overlap::predicted))
                .toList();
    }

    /** Objects are the 8-connected components of the masks, which have equal size. */
    public static ObjectMatching ofMasks(Mask predicted, Mask reference) {
        predicted.requireSameSize(reference);
        return ofComponents(Components.of(predicted, Neighbours.EIGHT), Components.of(reference, Neighbours.EIGHT));
    }

    private static ObjectMatching ofComponents(Components predicted, Components reference) {
        Map<Long, Long> shared = new HashMap<>();
        for (int index = 0; index < predicted.pixels(); index++) {
            if (predicted.at(index) >= 0 && reference.at(index) >= 0) {
                shared.merge((long) predicted.at(index) << Integer.SIZE | reference.at(index), 1L, Long::sum);
            }
        }
        List<Overlap> overlaps = new ArrayList<>();
        shared.forEach((key, pixels) -> {
            int one = (int) (key >> Integer.SIZE);
            int other = key.intValue();
            long union = predicted.size(one) + reference.size(other) - pixels;
            overlaps.add(new Overlap(one, other, (double) pixels / union));
        });
        return new ObjectMatching(predicted.count(), reference.count(), overlaps);
    }

    /** Objects are polygons, all valid and in one projected CRS. */
    public static ObjectMatching ofPolygons(List<Polygon> predicted, List<Polygon> reference) {
        STRtree index = new STRtree();
        for (int other = 0; other < reference.size(); other++) {
            index.insert(reference.get(other).getEnvelopeInternal(), other);
        }
        List<Overlap> overlaps = new ArrayList<>();
        for (int one = 0; one < predicted.size(); one++) {
            Polygon outline = predicted.get(one);
            for (Object near : index.query(outline.getEnvelopeInternal())) {
                int other = (Integer) near;
                double shared = outline.intersection(reference.get(other)).getArea();
                if (shared > 0) {
                    double union = outline.getArea() + reference.get(other).getArea() - shared;
                    overlaps.add(new Overlap(one, other, shared / union));
                }
            }
        }
        return new ObjectMatching(predicted.size(), reference.size(), overlaps);
    }

    /**
     * Matches by the strict rule.
     *
     * @param threshold smallest IoU of a true detection, in (0, 1]
     */
    public ObjectScore atIou(double threshold) {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("An IoU threshold lies in (0, 1]: " + threshold);
        }
        BitSet correct = new BitSet();
        BitSet found = new BitSet();
        for (Overlap overlap : overlaps) {
            if (overlap.iou >= threshold && !correct.get(overlap.predicted) && !found.get(overlap.reference)) {
                correct.set(overlap.predicted);
                found.set(overlap.reference);
            }
        }
        return score(correct, found);
    }

    /** Matches by the lenient rule: one detection may find several reference objects, and several one. */
    public ObjectScore atAnyOverlap() {
        BitSet correct = new BitSet();
        BitSet found = new BitSet();
        for (Overlap overlap : overlaps) {
            correct.set(overlap.predicted);
            found.set(overlap.reference);
        }
        return score(correct, found);
    }

    private ObjectScore score(BitSet correct, BitSet found) {
        return new ObjectScore(predictedCount, correct.cardinality(), referenceCount, found.cardinality());
    }
}
