/** Layers as they come: {@code layers.yaml}, GeoPackage, Shapefile and GeoJSON. A CRS or an encoding is read or told, never guessed. */
@NullMarked
package org.fieldwarden.reporting.layer.file;

import org.jspecify.annotations.NullMarked;
