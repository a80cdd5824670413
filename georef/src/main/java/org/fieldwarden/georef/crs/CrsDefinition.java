package org.fieldwarden.georef.crs;

import org.fieldwarden.core.CrsCode;

/**
 * What a file format wants to know of a CRS.
 *
 * @param name the registry's name, for example {@code CGCS2000 / 3-degree Gauss-Kruger CM 114E}
 * @param wkt OGC well-known text, version 1, one line, axes in our order (easting or longitude first)
 */
public record CrsDefinition(CrsCode code, String name, String wkt) {

    public CrsDefinition {
        if (name.isBlank() || wkt.isBlank()) {
            throw new IllegalArgumentException("A CRS has a name and a definition: " + code);
        }
    }
}
