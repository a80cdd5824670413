/** Screening as commands run it: layers and rules are read in the register's CRS, findings go into the register, and list and GeoJSON are written from there. */
@NullMarked
package org.fieldwarden.app.screening;

import org.jspecify.annotations.NullMarked;
