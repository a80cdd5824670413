package org.fieldwarden.reporting.identity;

import org.fieldwarden.core.ChangeId;

/**
 * That a change of a later comparison is of a lead that is known already, under whose number it goes.
 *
 * @param lead the change that first showed the lead
 */
public record Sighting(ChangeId lead, SightingKind kind) {}
