package org.fieldwarden.reporting.layer;

import java.util.List;
import org.fieldwarden.core.CrsCode;
import org.locationtech.jts.geom.Geometry;

/**
 * A layer as it was read and checked.
 *
 * @param file name of the file without its folder
 * @param fileCrs CRS that the file is in; the features are in the working CRS
 * @param coverage ground of the working CRS on which the layer is complete: what lies there and in no feature has none of
 *     it; outside nothing is known
 */
public record Layer(
        LayerVersion version,
        String file,
        CrsCode fileCrs,
        List<LayerFeature> features,
        Coverage coverage,
        LayerCheck check) {

    public Layer {
        features = List.copyOf(features);
        if (features.isEmpty()) {
            throw new IllegalArgumentException("A layer has features: " + file);
        }
    }

    public LayerRole role() {
        return version.role();
    }

    /**
     * Where a layer is complete.
     *
     * @param text who says so, in Chinese, for the notes of a list
     */
    public record Coverage(Geometry ground, String text) {}
}
