/** The lists people work from: the monthly workbook and the GeoJSON file. Everything in them is a lead to check, never a verdict. */
@NullMarked
package org.fieldwarden.reporting.list;

import org.jspecify.annotations.NullMarked;
