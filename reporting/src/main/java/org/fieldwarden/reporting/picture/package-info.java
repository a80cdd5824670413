/** Pictures of the changes: the map of a flight and the sheet of both dates side by side. Plain Java 2D, no screen needed. */
@NullMarked
package org.fieldwarden.reporting.picture;

import org.jspecify.annotations.NullMarked;
