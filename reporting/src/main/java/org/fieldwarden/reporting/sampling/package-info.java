/**
 * The map audit: a stratified probability sample of a finished comparison, sheets for readers who see both dates and
 * nothing of the map, and the accuracy and area estimators of Olofsson et al. 2014 with their confidence intervals.
 */
@NullMarked
package org.fieldwarden.reporting.sampling;

import org.jspecify.annotations.NullMarked;
