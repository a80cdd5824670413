/** How closely co-registration finds known fields: figures, JSON and plots of a registration audit. */
@NullMarked
package org.fieldwarden.reporting.registration;

import org.jspecify.annotations.NullMarked;
