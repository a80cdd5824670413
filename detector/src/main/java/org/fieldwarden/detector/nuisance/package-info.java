/** Suspects what else than a change a polygon may be: shadow, season, vehicle, parallax or registration. */
@NullMarked
package org.fieldwarden.detector.nuisance;

import org.jspecify.annotations.NullMarked;
