package org.fieldwarden.reporting.monthly;

import org.fieldwarden.core.Division;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Standing;
import org.fieldwarden.reporting.screening.Placement;
import org.fieldwarden.reporting.screening.ScreenedChange;

/**
 * Where a change lies in words; each is empty where it is not known.
 *
 * @param gridCell grid cell of the layers
 * @param officer who looks after that cell
 */
record PlacedLead(String township, String village, String gridCell, String officer) {

    /** By its division, and where it has none, by the layers. */
    static PlacedLead of(NumberedChange lead, Standing standing) {
        Placement layers =
                standing.of(lead.change().id()).map(ScreenedChange::placement).orElse(Placement.NONE);
        return lead.change().place().locality() instanceof Division division
                ? new PlacedLead(division.township(), division.village(), layers.gridCell(), layers.officer())
                : new PlacedLead(layers.township(), layers.village(), layers.gridCell(), layers.officer());
    }
}
