package org.fieldwarden.reporting.monthly;

import org.fieldwarden.core.FlightReference;
import org.fieldwarden.reporting.paper.PaperPicture;

/** The map of a comparison, for a paper. */
public record MonthMap(FlightReference baseline, FlightReference current, PaperPicture picture) {}
