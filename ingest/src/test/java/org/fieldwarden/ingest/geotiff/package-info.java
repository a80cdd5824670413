/** Tests of reading and writing GeoTIFF, on files made by the tests themselves. */
@NullMarked
package org.fieldwarden.ingest.geotiff;

import org.jspecify.annotations.NullMarked;
