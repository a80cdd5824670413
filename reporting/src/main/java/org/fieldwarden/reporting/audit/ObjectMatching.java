package org.fieldwarden.reporting.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
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

    /** Which detections met a reference object, and which reference objects were met. */
    private record Matches(BitSet correct, BitSet found) {}

    private final double[] predictedAreas;
    private final double[] referenceAreas;
    private final List<Overlap> overlaps;

    /** Areas are in pixels or in square units of the CRS. */
    private ObjectMatching(double[] predictedAreas, double[] referenceAreas, List<Overlap> overlaps) {
        this.predictedAreas = predictedAreas;
        this.referenceAreas = referenceAreas;
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
        return new ObjectMatching(areas(predicted), areas(reference), overlaps);
    }

    private static double[] areas(Components components) {
        return IntStream.range(0, components.count())
                .mapToDouble(components::size)
                .toArray();
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
        return new ObjectMatching(areas(predicted), areas(reference), overlaps);
    }

    private static double[] areas(List<Polygon> polygons) {
        return polygons.stream().mapToDouble(Polygon::getArea).toArray();
    }

    /**
     * Matches by the strict rule.
     *
     * @param threshold smallest IoU of a true detection, in (0, 1]
     */
    public ObjectScore atIou(double threshold) {
        return bySize(strict(threshold), 1).total();
    }

    /**
     * Matches by the strict rule, detections by their own size and reference objects by theirs.
     *
     * @param threshold smallest IoU of a true detection, in (0, 1]
     * @param unitM2 square metres of one pixel, or of one square unit of the polygons' CRS
     */
    public ScoresBy<SizeBin> atIouBySize(double threshold, double unitM2) {
        return bySize(strict(threshold), unitM2);
    }

    /** Matches by the lenient rule: one detection may find several reference objects, and several one. */
    public ObjectScore atAnyOverlap() {
        return bySize(lenient(), 1).total();
    }

    /** Matches by the lenient rule, by size as {@link #atIouBySize}. */
    public ScoresBy<SizeBin> atAnyOverlapBySize(double unitM2) {
        return bySize(lenient(), unitM2);
    }

    private Matches strict(double threshold) {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("An IoU threshold lies in (0, 1]: " + threshold);
        }
        Matches matches = new Matches(new BitSet(), new BitSet());
        for (Overlap overlap : overlaps) {
            if (overlap.iou >= threshold
                    && !matches.correct.get(overlap.predicted)
                    && !matches.found.get(overlap.reference)) {
                matches.correct.set(overlap.predicted);
                matches.found.set(overlap.reference);
            }
        }
        return matches;
    }

    private Matches lenient() {
        Matches matches = new Matches(new BitSet(), new BitSet());
        for (Overlap overlap : overlaps) {
            matches.correct.set(overlap.predicted);
            matches.found.set(overlap.reference);
        }
        return matches;
    }

    private ScoresBy<SizeBin> bySize(Matches matches, double unitM2) {
        SortedMap<SizeBin, ObjectScore> bins = new TreeMap<>();
        for (int one = 0; one < predictedAreas.length; one++) {
            ObjectScore score = new ObjectScore(1, matches.correct.get(one) ? 1 : 0, 0, 0);
            bins.merge(SizeBin.of(predictedAreas[one] * unitM2), score, ObjectScore::merge);
        }
        for (int one = 0; one < referenceAreas.length; one++) {
            ObjectScore score = new ObjectScore(0, 0, 1, matches.found.get(one) ? 1 : 0);
            bins.merge(SizeBin.of(referenceAreas[one] * unitM2), score, ObjectScore::merge);
        }
        return new ScoresBy<>(bins);
    }
}
