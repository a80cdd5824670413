/** The dossier of one lead: two pages that can be filed, and a sealed archive of everything it rests on. */
@NullMarked
package org.fieldwarden.reporting.dossier;

import org.jspecify.annotations.NullMarked;
