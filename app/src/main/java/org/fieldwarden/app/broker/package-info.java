/**
 * The Kafka broker that runs inside Fieldwarden when no other is named. It is a real broker on the loopback address with
 * its data in a folder, so one machine and many machines take the same path.
 */
@NullMarked
package org.fieldwarden.app.broker;

import org.jspecify.annotations.NullMarked;
