/**
 * What happens to a flight by itself between its arrival and its result: a queue that survives a restart, one worker, and
 * a folder that is watched. Knows no HTTP.
 */
@NullMarked
package org.fieldwarden.app.arrivals;

import org.jspecify.annotations.NullMarked;
