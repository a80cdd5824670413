/**
 * Training pairs, rendered and composed. Real labelled change is scarce, so change is made: buildings of one place are
 * pasted into another, ground is dug and paved, and everything that is no change is laid over both dates.
 */
@NullMarked
package org.fieldwarden.models.data;

import org.jspecify.annotations.NullMarked;
