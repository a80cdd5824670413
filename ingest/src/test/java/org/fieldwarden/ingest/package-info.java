/** Tests of receiving, keeping and judging flights. */
@NullMarked
package org.fieldwarden.ingest;

import org.jspecify.annotations.NullMarked;
