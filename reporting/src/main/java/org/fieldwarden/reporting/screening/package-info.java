/**
 * Screening: what a change takes of farmland, permanent basic farmland and red line, in whose grid cell it lies, and which
 * rules make it a suspicion. Everything said here is 疑似 or 存疑; the package has no word for a verdict.
 */
@NullMarked
package org.fieldwarden.reporting.screening;

import org.jspecify.annotations.NullMarked;
