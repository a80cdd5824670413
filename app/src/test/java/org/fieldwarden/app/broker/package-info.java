/** A real broker, the real publisher and the real feed together. */
@NullMarked
package org.fieldwarden.app.broker;

import org.jspecify.annotations.NullMarked;
