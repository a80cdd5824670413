/** The queue, its worker and the watched folder with real files and a real catalogue. */
@NullMarked
package org.fieldwarden.app.arrivals;

import org.jspecify.annotations.NullMarked;
