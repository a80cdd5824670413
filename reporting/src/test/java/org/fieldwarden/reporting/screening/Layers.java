package org.fieldwarden.reporting.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.reporting.Scene;
import org.fieldwarden.reporting.layer.Layer;
import org.fieldwarden.reporting.layer.Layer.Coverage;
import org.fieldwarden.reporting.layer.LayerCheck;
import org.fieldwarden.reporting.layer.LayerFeature;
import org.fieldwarden.reporting.layer.LayerFeature.FeatureNames;
import org.fieldwarden.reporting.layer.LayerRole;
import org.fieldwarden.reporting.layer.LayerVersion;
import org.locationtech.jts.geom.Geometry;

/** Layers of rectangles in metres from the scene's north-west corner. */
public final class Layers {

    /** More than the scene. */
    public static final Geometry EVERYWHERE = Scene.rectangle(-1000, -1000, 3000, 3000);

    private Layers() {}

    public static Layer complete(LayerRole role, Geometry... grounds) {
        return layer(role, EVERYWHERE, grounds);
    }

    public static Layer layer(LayerRole role, Geometry coverage, Geometry... grounds) {
        List<LayerFeature> features = new ArrayList<>();
        Arrays.stream(grounds)
                .forEach(ground ->
                        features.add(new LayerFeature(String.valueOf(features.size() + 1), ground, FeatureNames.NONE)));
        return named(role, coverage, features);
    }

    public static Layer named(LayerRole role, Geometry coverage, List<LayerFeature> features) {
        return new Layer(
                new LayerVersion(role, role.chinese() + "图层", "2025-12-31", "", "ab".repeat(32)),
                role.code() + ".gpkg",
                CrsCode.epsg(4547),
                features,
                new Coverage(coverage, "以测试范围为完整范围"),
                new LayerCheck(features.size(), 0, 0, List.of()));
    }
}
