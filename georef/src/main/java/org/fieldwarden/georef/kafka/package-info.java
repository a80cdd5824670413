/**
 * Changes and flights as CloudEvents on Kafka, written so that equal input gives equal bytes. The contract with every
 * reader is {@code schemas/asyncapi.yaml} and the JSON Schemas beside it, not these classes. Nothing is fire-and-forget:
 * a call returns when the broker has acknowledged every event.
 */
@NullMarked
package org.fieldwarden.georef.kafka;

import org.jspecify.annotations.NullMarked;
