/** A rendered pair of flights taken through the whole flow, and judged against what is true. */
@NullMarked
package org.fieldwarden.app.demo;

import org.jspecify.annotations.NullMarked;
