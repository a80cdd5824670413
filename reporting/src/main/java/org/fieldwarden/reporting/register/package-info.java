/** The register of changes: one GeoPackage file that opens in any GIS with its style. Receiving the same change twice changes nothing. */
@NullMarked
package org.fieldwarden.reporting.register;

import org.jspecify.annotations.NullMarked;
