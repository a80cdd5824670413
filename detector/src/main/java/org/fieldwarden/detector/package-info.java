/** Two orthophotos to change scores and land cover, all in pixel space. */
@NullMarked
package org.fieldwarden.detector;

import org.jspecify.annotations.NullMarked;
