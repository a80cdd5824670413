/** What is sent, held against its schemas. */
@NullMarked
package org.fieldwarden.georef.kafka;

import org.jspecify.annotations.NullMarked;
