/** How much false change a nuisance brings: curves over unchanged ground, as JSON and as plots. */
@NullMarked
package org.fieldwarden.reporting.nuisance;

import org.jspecify.annotations.NullMarked;
