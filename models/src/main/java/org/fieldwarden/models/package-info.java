/** How the model is made: recipes, training, calibration, evaluation, and the shipped bundles. */
@NullMarked
package org.fieldwarden.models;

import org.jspecify.annotations.NullMarked;
