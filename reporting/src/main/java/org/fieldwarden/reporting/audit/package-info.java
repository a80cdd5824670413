/** How good the detector is against reference data: per pixel and per object. Labelled image pairs come in, numbers go out. */
@NullMarked
package org.fieldwarden.reporting.audit;

import org.jspecify.annotations.NullMarked;
