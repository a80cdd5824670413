/**
 * The changes topic, read into whatever keeps them. The contract is the published schema, not the writer's classes.
 * What cannot be understood is put aside as a dead letter and reading goes on; what cannot be kept stops the reading.
 */
@NullMarked
package org.fieldwarden.reporting.kafka;

import org.jspecify.annotations.NullMarked;
