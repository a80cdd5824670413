/**
 * The scene renderer: a seeded village among fields, seen by two flights, with known changes and every nuisance on a
 * dial. Scene coordinates are metres, x to the east and y to the south, origin at the top left corner.
 */
@NullMarked
package org.fieldwarden.testimagery.scene;

import org.jspecify.annotations.NullMarked;
