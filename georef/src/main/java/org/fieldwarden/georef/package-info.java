/**
 * From change scores in pixels to change polygons on the ground: tracing across block seams, legal area, class, locality
 * and identity. Pixel space is (x = column, y = row) of pixel corners; map space is (x = easting, y = northing). Only
 * {@link org.fieldwarden.georef.crs} knows the library that transforms coordinates.
 */
@NullMarked
package org.fieldwarden.georef;

import org.jspecify.annotations.NullMarked;
