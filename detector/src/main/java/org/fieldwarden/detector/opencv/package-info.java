/**
 * Co-registration by image correlation. The only place that knows OpenCV's {@code Mat}; none leaves it, and every one
 * is released by a {@link org.fieldwarden.detector.opencv.MatScope}.
 */
@NullMarked
package org.fieldwarden.detector.opencv;

import org.jspecify.annotations.NullMarked;
