/** Training of the network from a recipe: samples, steps, averaging, validation, calibration and the bundle at the end. */
@NullMarked
package org.fieldwarden.models.training;

import org.jspecify.annotations.NullMarked;
