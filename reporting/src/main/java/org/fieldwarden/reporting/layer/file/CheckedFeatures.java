package org.fieldwarden.reporting.layer.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.layer.LayerCheck;
import org.fieldwarden.reporting.layer.LayerFeature;
import org.fieldwarden.reporting.layer.LayerFeature.FeatureNames;
import org.fieldwarden.reporting.layer.file.SourceLayer.SourceFeature;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;

/** The polygons of a layer that count, in the working CRS and valid, and what was not in order with them. */
final class CheckedFeatures {

    /** Beyond any easting or northing of a projection on Earth. */
    private static final double FARTHEST_METRES = 1e8;

    private final LayerEntry entry;
    private final List<LayerFeature> features = new ArrayList<>();
    private final List<String> repaired = new ArrayList<>();
    private int notSelected;
    private int withoutGeometry;

    private CheckedFeatures(LayerEntry entry) {
        this.entry = entry;
    }

    /**
     * Checks all features.
     *
     * @param toWorking brings a geometry of the file into the working CRS
     */
    static CheckedFeatures of(LayerEntry entry, SourceLayer source, UnaryOperator<Geometry> toWorking) {
        CheckedFeatures checked = new CheckedFeatures(entry);
        entry.attributes().forEach((key, name) -> checked.requireAttribute(name, source));
        List<String> selected = entry.attribute("class")
                .map(name -> new ClassCodes(entry, name).selected(source))
                .orElseGet(entry::select);
        if (!selected.isEmpty() && entry.attribute("class").isEmpty()) {
            throw LayerLoading.bad(entry, "has 'select' in layers.yaml, but no attribute 'class' to select by");
        }
        for (SourceFeature feature : source.features()) {
            checked.add(feature, selected, toWorking);
        }
        if (checked.features.isEmpty()) {
            throw LayerLoading.bad(
                    entry,
                    "has " + source.features().size() + " features, but none that counts (" + checked.notSelected
                            + " of other classes, " + checked.withoutGeometry
                            + " without polygon); check 'select' and the export");
        }
        return checked;
    }

    List<LayerFeature> features() {
        return features;
    }

    LayerCheck check() {
        return new LayerCheck(features.size(), notSelected, withoutGeometry, repaired);
    }

    private void requireAttribute(String name, SourceLayer source) {
        if (source.features().stream()
                .allMatch(feature -> feature.attribute(name).isEmpty())) {
            throw LayerLoading.bad(
                    entry, "has no attribute '" + name + "' with a value; correct 'attributes' in layers.yaml");
        }
    }

    private void add(SourceFeature feature, List<String> selected, UnaryOperator<Geometry> toWorking) {
        if (!selected.isEmpty()) {
            String code = value(feature, "class");
            if (selected.stream().noneMatch(code::startsWith)) {
                notSelected++;
                return;
            }
        }
        String id = entry.attribute("id")
                .map(feature::attribute)
                .filter(text -> !text.isEmpty())
                .orElse(String.valueOf(feature.number()));
        Geometry ground = polygons(moved(feature, toWorking), id);
        if (ground.isEmpty()) {
            withoutGeometry++;
            return;
        }
        features.add(new LayerFeature(
                id,
                ground,
                new FeatureNames(
                        value(feature, "code"),
                        value(feature, "name"),
                        value(feature, "township"),
                        value(feature, "county"),
                        value(feature, "officer"))));
    }

    private String value(SourceFeature feature, String key) {
        return entry.attribute(key).map(feature::attribute).orElse("");
    }

    private Geometry moved(SourceFeature feature, UnaryOperator<Geometry> toWorking) {
        for (Coordinate corner : feature.geometry().getCoordinates()) {
            if (!corner.isValid()) {
                throw LayerLoading.bad(
                        entry, "has in feature " + feature.number() + " a position that is no number; export it again");
            }
        }
        Geometry moved;
        try {
            moved = toWorking.apply(feature.geometry());
        } catch (UsageException e) {
            throw LayerLoading.bad(entry, "cannot be used, feature " + feature.number() + ": " + e.getMessage());
        }
        Envelope box = moved.getEnvelopeInternal();
        // NaN fails this comparison as well.
        if (!box.isNull()
                && !(Math.abs(box.getMinX())
                                + Math.abs(box.getMaxX())
                                + Math.abs(box.getMinY())
                                + Math.abs(box.getMaxY())
                        < FARTHEST_METRES)) {
            throw LayerLoading.bad(
                    entry,
                    "does not lie on Earth in the coordinate reference system that it names, feature "
                            + feature.number() + "; it names the wrong one, or x and y are exchanged");
        }
        return moved;
    }

    /** Its polygons alone, repaired where they are not valid. */
    private Geometry polygons(Geometry geometry, String id) {
        Geometry valid = geometry;
        if (!geometry.isEmpty() && !geometry.isValid()) {
            repaired.add(id);
            valid = GeometryFixer.fix(geometry);
        }
        if (valid instanceof Polygon) {
            return valid;
        }
        List<?> parts = PolygonExtracter.getPolygons(valid);
        Polygon[] polygons = parts.stream()
                .map(Polygon.class::cast)
                .filter(part -> !part.isEmpty())
                .toArray(Polygon[]::new);
        return new GeometryFactory().createMultiPolygon(polygons);
    }
}
