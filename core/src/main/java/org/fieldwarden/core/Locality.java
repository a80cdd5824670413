package org.fieldwarden.core;

/** Whose ground a change lies on: a division where divisions are loaded, otherwise a cell of a fixed grid. */
public sealed interface Locality permits Division, GridCell {

    /** Key of the change's Kafka record. */
    String key();

    /** Township for the sheets of a list; for a grid cell its name. */
    String township();
}
