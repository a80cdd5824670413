package org.fieldwarden.reporting.screening;

/**
 * Where the layers place a change, by its inner point; each is empty where no layer or no feature says.
 *
 * @param parcel number of the parcel
 * @param gridCell code or name of the grid cell
 * @param officer who looks after that cell
 */
public record Placement(String township, String village, String parcel, String gridCell, String officer) {

    public static final Placement NONE = new Placement("", "", "", "", "");
}
