/** Plain loops over square rasters that composing training pairs needs: blur, masks, parts, noise, resampling. */
@NullMarked
package org.fieldwarden.models.raster;

import org.jspecify.annotations.NullMarked;
