package org.fieldwarden.models.data;

/**
 * Real ground, cut from one place.
 *
 * @param first the labelled date
 * @param second another date of the same, unchanged ground, or the same picture where there is only one; it may be
 *     changed without changing the first
 * @param gsdMetres metres per pixel
 * @param group the group of the place
 */
record GroundCut(Ground first, Ground second, double gsdMetres, String group) {}
