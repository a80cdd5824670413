package org.fieldwarden.core;

import org.locationtech.jts.geom.Coordinate;

/**
 * Affine transform from pixel <em>corner</em> coordinates (column, row; the top left corner of the top left pixel is
 * 0, 0; a pixel's centre is at +0.5) to map coordinates (x = easting or longitude, y = northing or latitude).
 *
 * <p>x = scaleX * column + shearX * row + translateX; y = shearY * column + scaleY * row + translateY. For a north-up
 * raster both shears are 0 and scaleY is negative.
 */
public record PixelToMap(
        double scaleX, double shearX, double translateX, double shearY, double scaleY, double translateY) {

    public PixelToMap {
        double determinant = scaleX * scaleY - shearX * shearY;
        if (!Double.isFinite(determinant)
                || determinant == 0
                || !Double.isFinite(translateX)
                || !Double.isFinite(translateY)) {
            throw new IllegalArgumentException("A pixel-to-map transform must be finite and invertible");
        }
    }

    /** North-up transform whose top left pixel corner lies at (originX, originY). */
    public static PixelToMap northUp(double originX, double originY, GroundSamplingDistance gsd) {
        return new PixelToMap(gsd.metres(), 0, originX, 0, -gsd.metres(), originY);
    }

    /** Map position of a pixel corner coordinate. */
    public Coordinate toMap(double column, double row) {
        return new Coordinate(scaleX * column + shearX * row + translateX, shearY * column + scaleY * row + translateY);
    }

    /** Pixel corner coordinate (x = column, y = row) of a map position. */
    public Coordinate toPixel(double mapX, double mapY) {
        double determinant = scaleX * scaleY - shearX * shearY;
        double dx = mapX - translateX;
        double dy = mapY - translateY;
        return new Coordinate((scaleY * dx - shearX * dy) / determinant, (scaleX * dy - shearY * dx) / determinant);
    }

    public boolean isNorthUp() {
        return shearX == 0 && shearY == 0 && scaleX > 0 && scaleY < 0;
    }

    /** Geometric mean side length of a pixel, in map units. */
    public double pixelSide() {
        return Math.sqrt(Math.abs(scaleX * scaleY - shearX * shearY));
    }
}
