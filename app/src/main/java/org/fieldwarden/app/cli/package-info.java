/** The command line: one class for each command, option groups shared between them. */
@NullMarked
package org.fieldwarden.app.cli;

import org.jspecify.annotations.NullMarked;
