/** What a run counts and times, for the closing table and for Prometheus. */
@NullMarked
package org.fieldwarden.app.meters;

import org.jspecify.annotations.NullMarked;
