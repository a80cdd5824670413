/**
 * Flights in: receives and keeps orthophotos in a catalogue, and judges whether two flights can be compared and on which
 * working grid. File formats and map projections are known only to {@code org.fieldwarden.ingest.geotiff}.
 */
@NullMarked
package org.fieldwarden.ingest;

import org.jspecify.annotations.NullMarked;
