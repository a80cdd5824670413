/**
 * GeoTIFF in and out: headers are checked by our own reader before anything else touches the file, windows are decoded
 * block by block and resampled onto any grid. The only package of this room that knows GeoTools and ImageIO.
 */
@NullMarked
package org.fieldwarden.ingest.geotiff;

import org.jspecify.annotations.NullMarked;
