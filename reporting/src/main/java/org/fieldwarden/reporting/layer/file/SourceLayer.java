package org.fieldwarden.reporting.layer.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/**
 * What a file holds, before anything is checked.
 *
 * @param crs what the file says of its CRS; empty where it says nothing
 * @param numeric attributes that the file keeps as numbers
 * @param features in the order of the file
 */
record SourceLayer(Optional<StatedCrs> crs, Set<String> numeric, List<SourceFeature> features) {

    SourceLayer {
        numeric = Set.copyOf(numeric);
        features = List.copyOf(features);
    }

    /** What a file says of its CRS: an EPSG code such as {@code EPSG:4547}, or a well-known text. */
    record StatedCrs(String text) {

        boolean isCode() {
            return text.matches("EPSG:\\d{1,9}");
        }
    }

    /**
     * A feature of a file.
     *
     * @param number its place in the file, from 1
     * @param geometry in the file's CRS; empty where the feature has none
     * @param attributes those that were asked for and are there
     */
    record SourceFeature(int number, Geometry geometry, Map<String, String> attributes) {

        SourceFeature {
            attributes = Map.copyOf(attributes);
        }

        String attribute(String name) {
            return attributes.getOrDefault(name, "");
        }
    }
}
