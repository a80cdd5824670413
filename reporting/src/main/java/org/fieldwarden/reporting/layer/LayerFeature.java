package org.fieldwarden.reporting.layer;

import org.locationtech.jts.geom.Geometry;

/**
 * A polygon of a layer in the working CRS, x = easting, y = northing, valid.
 *
 * @param id what the layer calls it; its place in the file, from 1, where the layer gives no id
 * @param names what the attributes say of it
 */
public record LayerFeature(String id, Geometry ground, FeatureNames names) {

    /**
     * What a feature is called; each is empty where the layer does not say.
     *
     * @param code division code or cell code
     * @param name of the township, village, cell or parcel
     * @param township that a village or cell belongs to
     * @param county that a village belongs to
     * @param officer who looks after a grid cell
     */
    public record FeatureNames(String code, String name, String township, String county, String officer) {

        public static final FeatureNames NONE = new FeatureNames("", "", "", "", "");
    }
}
