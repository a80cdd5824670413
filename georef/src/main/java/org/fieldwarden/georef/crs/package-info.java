/**
 * Coordinate reference systems: from projected coordinates to CGCS2000 longitude and latitude, and areas on its
 * ellipsoid. The only package that knows GeoTools and GeographicLib; coordinates are x = easting or longitude, y =
 * northing or latitude whatever the registry's axis order is.
 */
@NullMarked
package org.fieldwarden.georef.crs;

import org.jspecify.annotations.NullMarked;
