package org.fieldwarden.reporting.layer;

/**
 * Which state of a layer something was judged by: what people say of it, and the bytes themselves.
 *
 * @param name as people know it, for example {@code 2025 年度变更调查耕地}
 * @param date day of the data's state as {@code layers.yaml} gives it
 * @param version as {@code layers.yaml} gives it; empty where it gives none
 * @param sha256 lower-case hex SHA-256 of the file's bytes; of a Shapefile those of .shp, .dbf, .prj and .cpg in turn
 */
public record LayerVersion(LayerRole role, String name, String date, String version, String sha256) {

    private static final int SHORT_HASH = 12;

    public LayerVersion {
        if (name.isBlank() || date.isBlank() || !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("A layer version has a name, a date and a hash: " + name);
        }
    }

    /** One line for lists, for example {@code 耕地 2025（2025-12-31，v2，SHA-256 0a1b2c3d4e5f）}. */
    public String text() {
        return name + "（" + date + (version.isEmpty() ? "" : "，" + version) + "，SHA-256 "
                + sha256.substring(0, SHORT_HASH) + "）";
    }
}
