/** The feed against good, bad and hostile records. */
@NullMarked
package org.fieldwarden.reporting.kafka;

import org.jspecify.annotations.NullMarked;
