/** Result files that are there whole or not at all, and their checksums. */
@NullMarked
package org.fieldwarden.reporting.files;

import org.jspecify.annotations.NullMarked;
