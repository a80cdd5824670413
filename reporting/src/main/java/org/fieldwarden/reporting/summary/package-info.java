/** What a run compared, found, could not observe and cost, as one JSON file. */
@NullMarked
package org.fieldwarden.reporting.summary;

import org.jspecify.annotations.NullMarked;
