/** The main flow: two orthophotos in, changes, events, register, list and map out. */
@NullMarked
package org.fieldwarden.app.detection;

import org.jspecify.annotations.NullMarked;
