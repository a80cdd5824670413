package org.fieldwarden.reporting.audit;

/**
 * The pairs of one place together.
 *
 * @param pairs how many
 * @param sum their counts
 */
public record PlaceAudit(String place, int pairs, PairAudit sum) {}
