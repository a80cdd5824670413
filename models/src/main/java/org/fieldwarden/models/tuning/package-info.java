/**
 * Adapts a bundle to a county: what people found on the ground, changes confirmed and refuted, becomes training samples
 * that are mixed with rendered scenes. A fifth of the verdicts is kept back and says whether it helped.
 */
@NullMarked
package org.fieldwarden.models.tuning;

import org.jspecify.annotations.NullMarked;
