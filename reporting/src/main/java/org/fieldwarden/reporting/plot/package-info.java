/** Line plots as PNG: curves with their spread, axes with units. */
@NullMarked
package org.fieldwarden.reporting.plot;

import org.jspecify.annotations.NullMarked;
