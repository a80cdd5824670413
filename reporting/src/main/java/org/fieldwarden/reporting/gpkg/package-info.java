/** Geometries as GeoPackage keeps them. */
@NullMarked
package org.fieldwarden.reporting.gpkg;

import org.jspecify.annotations.NullMarked;
