package org.fieldwarden.ingest.geotiff;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.geotools.api.metadata.extent.GeographicBoundingBox;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Coordinate;

/**
 * Reads where a GeoTIFF lies (OGC 19-008r4): its CRS and its pixel-to-map transform. North-up, rotated and sheared
 * rasters are read; ground control points are not. A CRS is never guessed: either the file names an EPSG code, or the
 * registry holds exactly the definition that the file spells out.
 */
final class GeoReference {

    private static final int MODEL_TYPE = 1024;
    private static final int RASTER_TYPE = 1025;
    private static final int PROJECTED_CRS = 3072;
    private static final int LINEAR_UNITS = 3076;
    private static final int GEOGRAPHIC_MODEL = 2;
    private static final int PIXEL_IS_POINT = 2;
    private static final int USER_DEFINED = 32767;
    private static final int METRE = 9001;

    /** Zones are used a little beyond their border, but not by a whole zone and more. */
    private static final double MAX_DEGREES_OUTSIDE = 3;

    private static final String AXES_AND_CODES = ",\\s*(AXIS|AUTHORITY)\\[[^\\]]*\\]";

    private static final String UNIDENTIFIED = "Its CRS is user-defined and no EPSG code has the same definition; "
            + "reproject it to one that has a code, for example EPSG:4547";

    private final TiffDirectory image;

    private GeoReference(TiffDirectory image) {
        this.image = image;
    }

    static PixelGrid read(TiffDirectory image, RasterLayout layout) {
        GeoReference reference = new GeoReference(image);
        PixelToMap pixelToMap = reference.pixelToMap();
        PixelGrid grid = new PixelGrid(reference.crs(), pixelToMap, layout.width(), layout.height());
        reference.requirePlausible(grid);
        return grid;
    }

    private PixelToMap pixelToMap() {
        double[] matrix = image.doubles(TiffDirectory.MODEL_TRANSFORMATION);
        double[] scale = image.doubles(TiffDirectory.MODEL_PIXEL_SCALE);
        double[] tie = image.doubles(TiffDirectory.MODEL_TIEPOINT);
        double[] affine;
        if (matrix.length >= 16) {
            affine = new double[] {matrix[0], matrix[1], matrix[3], matrix[4], matrix[5], matrix[7]};
        } else if (scale.length >= 2 && tie.length >= 6) {
            affine = new double[] {scale[0], 0, tie[3] - tie[0] * scale[0], 0, -scale[1], tie[4] + tie[1] * scale[1]};
        } else if (tie.length > 6) {
            throw refuse("It is placed by ground control points only; make an orthophoto of it first");
        } else {
            throw refuse("It has no georeference inside (world files are not read); export it as GeoTIFF");
        }
        // A point pixel's coordinate is that of its centre; ours are those of corners.
        double shift = key(RASTER_TYPE).orElse(1) == PIXEL_IS_POINT ? -0.5 : 0;
        try {
            return new PixelToMap(
                    affine[0],
                    affine[1],
                    affine[2] + shift * (affine[0] + affine[1]),
                    affine[3],
                    affine[4],
                    affine[5] + shift * (affine[3] + affine[4]));
        } catch (IllegalArgumentException e) {
            throw refuse("Its georeference is implausible (pixel size 0 or not a number); georeference it again");
        }
    }

    private CrsCode crs() {
        if (!image.has(TiffDirectory.GEO_KEY_DIRECTORY)) {
            throw refuse("It has no CRS; export it with one, for example EPSG:4547");
        }
        if (key(MODEL_TYPE).orElse(0) == GEOGRAPHIC_MODEL) {
            throw refuse("Its CRS is geographic (degrees), and metres are needed; reproject it to a projected CRS, for"
                    + " example with gdalwarp -t_srs EPSG:4547");
        }
        Optional<Integer> code = key(PROJECTED_CRS);
        CrsCode crs = code.isPresent() && code.get() != USER_DEFINED ? CrsCode.epsg(code.get()) : identified();
        CoordinateReferenceSystem definition = CrsTransform.decode(crs)
                .orElseThrow(() -> refuse("Its CRS " + crs + " is unknown; reproject it to a known one"));
        boolean inMetres =
                "m".equals(definition.getCoordinateSystem().getAxis(0).getUnit().toString());
        if (!(definition instanceof ProjectedCRS)
                || !inMetres
                || key(LINEAR_UNITS).orElse(METRE) != METRE) {
            throw refuse("Its CRS " + crs + " is not projected in metres; reproject it, for example with gdalwarp"
                    + " -t_srs EPSG:4547");
        }
        return crs;
    }

    /** Looks a spelled-out definition up in the registry, datum by name; takes seconds, a miss up to a minute. */
    private CrsCode identified() {
        GeoTiffReader reader = null;
        try {
            reader = new GeoTiffReader(image.file().path().toFile());
            // Names and numbers only: axes and partial codes as GeoTIFF readers fill them in hide an equal definition.
            String definition = reader.getCoordinateReferenceSystem().toWKT().replaceAll(AXES_AND_CODES, "");
            Integer code = CRS.lookupEpsgCode(CRS.parseWKT(definition), true);
            if (code != null) {
                return CrsCode.epsg(code);
            }
        } catch (IOException | FactoryException | RuntimeException e) {
            throw new InputDataException(image.file().path().toString(), "open", UNIDENTIFIED, e);
        } finally {
            if (reader != null) {
                reader.dispose();
            }
        }
        throw refuse(UNIDENTIFIED);
    }

    private Optional<Integer> key(int wanted) {
        long[] keys = image.integers(TiffDirectory.GEO_KEY_DIRECTORY);
        for (int index = 4; index + 3 < keys.length; index += 4) {
            if (keys[index] == wanted && keys[index + 1] == 0) {
                return Optional.of(Math.toIntExact(keys[index + 3]));
            }
        }
        return Optional.empty();
    }

    private void requirePlausible(PixelGrid grid) {
        double pixelSide = grid.pixelToMap().pixelSide();
        if (pixelSide < 1e-4 || pixelSide > 1000) {
            throw refuse("Its pixel size of " + pixelSide + " m is implausible; georeference it again");
        }
        CoordinateReferenceSystem crs = CrsTransform.decode(grid.crs()).orElseThrow();
        GeographicBoundingBox area = CRS.getGeographicBoundingBox(crs);
        Coordinate centre = grid.pixelToMap().toMap(grid.width() / 2.0, grid.height() / 2.0);
        Optional<Coordinate> place =
                CrsTransform.find(grid.crs(), CrsCode.epsg(4326)).flatMap(wgs84 -> wgs84.transform(centre));
        if (place.isEmpty() || (area != null && isFarOutside(area, place.get()))) {
            throw refuse(String.format(
                    Locale.ROOT,
                    "Its centre (x %.1f, y %.1f) lies far outside the area of %s; check the CRS, the zone and the axis order",
                    centre.x,
                    centre.y,
                    grid.crs()));
        }
    }

    private static boolean isFarOutside(GeographicBoundingBox area, Coordinate place) {
        return place.x < area.getWestBoundLongitude() - MAX_DEGREES_OUTSIDE
                || place.x > area.getEastBoundLongitude() + MAX_DEGREES_OUTSIDE
                || place.y < area.getSouthBoundLatitude() - MAX_DEGREES_OUTSIDE
                || place.y > area.getNorthBoundLatitude() + MAX_DEGREES_OUTSIDE;
    }

    private InputDataException refuse(String problem) {
        return image.file().refuse(problem);
    }
}
