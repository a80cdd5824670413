/** What a county is told each month: figures out of the register, as workbook and as paper. */
@NullMarked
package org.fieldwarden.reporting.monthly;

import org.jspecify.annotations.NullMarked;
