/** Leads as files that bureaus exchange: Shapefile, boundary points (界址点) and GeoPackage; and boundary points read back. */
@NullMarked
package org.fieldwarden.reporting.export;

import org.jspecify.annotations.NullMarked;
