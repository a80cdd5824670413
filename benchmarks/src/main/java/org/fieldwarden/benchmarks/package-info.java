/** Speed of the parts, measured with JMH; outside the default build. See docs/operations.md for the command. */
@NullMarked
package org.fieldwarden.benchmarks;

import org.jspecify.annotations.NullMarked;
