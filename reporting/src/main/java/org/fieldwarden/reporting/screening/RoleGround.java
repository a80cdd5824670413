package org.fieldwarden.reporting.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.reporting.layer.Layer;
import org.fieldwarden.reporting.layer.LayerFeature;
import org.fieldwarden.reporting.layer.LayerRole;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * All layers of one role as one ground in the working CRS, indexed. Large polygons are cut into pieces first, so that a
 * county's red line costs no more than what lies near a change. Not safe for use by several threads.
 */
final class RoleGround {

    /**
     * Neighbours that were drawn in degrees leave threads of millimetres between them. So much of a change, or this share
     * of it, may lie in such threads and counts as covered.
     */
    private static final double THREAD_M2 = 0.1;

    private static final double THREAD_SHARE = 0.001;

    private final LayerRole role;
    private final List<Layer> layers;
    private final STRtree pieces = new STRtree();
    private final STRtree coverage = new STRtree();

    /** A part of a feature; prepared when it is first asked. */
    private static final class Piece {
        private final LayerFeature feature;
        private final Geometry ground;
        private Optional<PreparedGeometry> prepared = Optional.empty();

        Piece(LayerFeature feature, Geometry ground) {
            this.feature = feature;
            this.ground = ground;
        }

        PreparedGeometry prepared() {
            PreparedGeometry ready = prepared.orElseGet(() -> PreparedGeometryFactory.prepare(ground));
            prepared = Optional.of(ready);
            return ready;
        }
    }

    RoleGround(LayerRole role, List<Layer> layers) {
        this.role = role;
        this.layers = layers;
        for (Layer layer : layers) {
            for (LayerFeature feature : layer.features()) {
                insert(pieces, feature, feature.ground());
            }
            insert(coverage, layer.features().get(0), layer.coverage().ground());
        }
        pieces.build();
        coverage.build();
    }

    private static void insert(STRtree tree, LayerFeature feature, Geometry ground) {
        for (Geometry part : Subdivision.of(ground)) {
            tree.insert(part.getEnvelopeInternal(), new Piece(feature, part));
        }
    }

    LayerRole role() {
        return role;
    }

    boolean isMissing() {
        return layers.isEmpty();
    }

    List<Layer> layers() {
        return layers;
    }

    /** The part of a change on this ground; the change itself where it lies wholly there. */
    Geometry on(Polygon change) {
        return common(pieces, change);
    }

    /** The part of a change of which no layer says anything; empty where it is wholly covered. */
    Geometry notCovered(Polygon change) {
        if (isMissing()) {
            return change;
        }
        Geometry covered = common(coverage, change);
        if (covered.equalsExact(change)) {
            return PolygonOverlay.NOTHING;
        }
        Geometry gap = PolygonOverlay.difference(change, covered);
        return gap.getArea() <= Math.max(THREAD_M2, THREAD_SHARE * change.getArea()) ? PolygonOverlay.NOTHING : gap;
    }

    /** The feature that holds a point, border included; of several the one with the lowest code, then id. */
    Optional<LayerFeature> at(Point point) {
        return near(pieces, point.getEnvelopeInternal()).stream()
                .filter(piece -> piece.prepared().intersects(point))
                .map(piece -> piece.feature)
                .min(Comparator.comparing(
                                (LayerFeature feature) -> feature.names().code())
                        .thenComparing(LayerFeature::id));
    }

    private Geometry common(STRtree tree, Polygon change) {
        List<Geometry> parts = new ArrayList<>();
        for (Piece piece : near(tree, change.getEnvelopeInternal())) {
            if (piece.prepared().covers(change)) {
                return change;
            }
            if (piece.prepared().intersects(change)) {
                parts.add(PolygonOverlay.intersection(piece.ground, change));
            }
        }
        return parts.isEmpty() ? PolygonOverlay.NOTHING : wholeOr(change, PolygonOverlay.union(parts));
    }

    /** Pieces of one cover that were cut apart must not leave a thread of ground uncovered. */
    private static Geometry wholeOr(Polygon change, Geometry part) {
        return change.getArea() - part.getArea() <= 1e-9 * change.getArea() ? change : part;
    }

    private static List<Piece> near(STRtree tree, Envelope box) {
        List<?> found = tree.query(box);
        return found.stream().map(Piece.class::cast).toList();
    }
}
