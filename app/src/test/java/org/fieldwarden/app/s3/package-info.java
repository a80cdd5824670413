@NullMarked
package org.fieldwarden.app.s3;

import org.jspecify.annotations.NullMarked;
