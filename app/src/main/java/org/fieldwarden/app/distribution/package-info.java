/**
 * Scoring on many machines. A planner writes a job description into a shared store and asks for blocks on Kafka; workers,
 * one consumer group, score them and put the results into the store. Kafka deals out the work and knows who is alive; the
 * store holds everything that must outlive a process. Every step may be done twice without harm.
 */
@NullMarked
package org.fieldwarden.app.distribution;

import org.jspecify.annotations.NullMarked;
