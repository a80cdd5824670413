/** Labelled test imagery: rendered scenes, and known changes composed into real orthophotos. */
@NullMarked
package org.fieldwarden.testimagery;

import org.jspecify.annotations.NullMarked;
