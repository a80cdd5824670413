/** Measures how much false change a nuisance brings: unchanged ground, rendered or real, disturbed step by step. */
@NullMarked
package org.fieldwarden.app.nuisance;

import org.jspecify.annotations.NullMarked;
