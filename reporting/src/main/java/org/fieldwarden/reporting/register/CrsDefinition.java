package org.fieldwarden.reporting.register;

import org.fieldwarden.core.CrsCode;

/**
 * What a file has to carry of a coordinate reference system so that every GIS understands it.
 *
 * @param code EPSG code, for example {@code EPSG:4547}
 * @param name for example {@code CGCS2000 / 3-degree Gauss-Kruger CM 114E}
 * @param wkt well-known text (OGC 01-009, "WKT 1") of the CRS
 */
public record CrsDefinition(CrsCode code, String name, String wkt) {

    private static final String EPSG = "EPSG:";

    public CrsDefinition {
        if (!code.code().matches("EPSG:\\d{1,9}")) {
            throw new IllegalArgumentException("The register needs a CRS with an EPSG code, not: " + code);
        }
        if (name.isBlank() || wkt.isBlank()) {
            throw new IllegalArgumentException("A CRS definition needs a name and its well-known text: " + code);
        }
    }

    /** The EPSG number. */
    public int number() {
        return Integer.parseInt(code.code().substring(EPSG.length()));
    }
}
