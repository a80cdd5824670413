/** Flights of the catalogue compared with each other: which baselines, which ground, which folder. */
@NullMarked
package org.fieldwarden.app.catalogue;

import org.jspecify.annotations.NullMarked;
