/**
 * Layers of the law: farmland, permanent basic farmland, red line, approved land, villages, grid cells, parcels. Values
 * only; how they are read from files is in {@code layer.file}. A layer is what its file says and no more.
 */
@NullMarked
package org.fieldwarden.reporting.layer;

import org.jspecify.annotations.NullMarked;
