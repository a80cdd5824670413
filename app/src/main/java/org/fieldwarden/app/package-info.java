/** The conductor and its face: the only room that sees all others. Wires them, times them and maps failures to exit codes. */
@NullMarked
package org.fieldwarden.app;

import org.jspecify.annotations.NullMarked;
