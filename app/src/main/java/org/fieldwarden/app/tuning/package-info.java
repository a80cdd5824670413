/**
 * Adapting a bundle to a county: reads what people found on the ground, opens the flights it belongs to, trains and
 * judges. What is learned from it, and how, is known in {@code models.tuning}.
 */
@NullMarked
package org.fieldwarden.app.tuning;

import org.jspecify.annotations.NullMarked;
