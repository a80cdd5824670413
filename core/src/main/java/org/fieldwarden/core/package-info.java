/**
 * The words of Fieldwarden: immutable values and pure functions that every room shares. No input or output, no native
 * code. Pixel space and map space have different types, and axis order is always x = easting or longitude, y = northing
 * or latitude.
 */
@NullMarked
package org.fieldwarden.core;

import org.jspecify.annotations.NullMarked;
