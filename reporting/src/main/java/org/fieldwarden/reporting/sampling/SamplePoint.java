package org.fieldwarden.reporting.sampling;

/**
 * A place that readers judge.
 *
 * @param id name that says nothing of the stratum, for example {@code P017}
 * @param stratum code of its stratum; readers never see it
 * @param x easting in the CRS of the run, to the millimetre
 * @param y northing
 */
public record SamplePoint(String id, String stratum, double x, double y) {}
