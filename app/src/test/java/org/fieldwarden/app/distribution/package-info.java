@NullMarked
package org.fieldwarden.app.distribution;

import org.jspecify.annotations.NullMarked;
