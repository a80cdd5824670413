package org.fieldwarden.reporting.screening;

import org.fieldwarden.reporting.layer.Layer;
import org.fieldwarden.reporting.layer.LayerVersion;

/**
 * A layer that a screening used.
 *
 * @param file name of the file without its folder
 * @param crs CRS of the file
 * @param features polygons that counted
 * @param remarks in Chinese: where the layer is complete, and what was repaired or left out
 */
public record LayerUse(LayerVersion version, String file, String crs, int features, String remarks) {

    static LayerUse of(Layer layer) {
        return new LayerUse(
                layer.version(),
                layer.file(),
                layer.fileCrs().code(),
                layer.check().features(),
                layer.coverage().text() + "。" + layer.check().text());
    }

    /** One line for the notes of a list. */
    public String text() {
        return version.role().chinese() + "：" + version.text() + "，文件 " + file + "，" + crs + "，" + features + " 个图形，"
                + remarks;
    }
}
