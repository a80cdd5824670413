/** The one place that gives each kind of change its colour, for maps, styles and sheets alike. */
@NullMarked
package org.fieldwarden.reporting.palette;

import org.jspecify.annotations.NullMarked;
