/** Monthly reports and dossiers as the command makes them: figures out of the register, imagery out of the catalogue. */
@NullMarked
package org.fieldwarden.app.report;

import org.jspecify.annotations.NullMarked;
