/** Measures how closely the product's co-registration finds fields that are known, on rendered and on real ground. */
@NullMarked
package org.fieldwarden.app.registration;

import org.jspecify.annotations.NullMarked;
