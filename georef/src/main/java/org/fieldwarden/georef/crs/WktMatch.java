package org.fieldwarden.georef.crs;

import java.util.Locale;
import java.util.Optional;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.UsageException;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.api.parameter.ParameterValue;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.ReferenceIdentifier;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.referencing.CRS;

/**
 * Which EPSG code a well-known text describes: by the code in the text, else by datum, projection and parameters. ESRI's
 * {@code .prj} files carry no code. The ranges of codes are those of EPSG for CGCS2000: 4491 to 4501 and 4513 to 4533 with
 * the zone in the easting (6 and 3 degrees), 4534 to 4554 without.
 */
final class WktMatch {

    private static final double HALF_MILLION = 500_000;
    private static final double MILLION = 1_000_000;
    private static final double UTM_SCALE = 0.9996;

    private final CoordinateReferenceSystem system;

    private WktMatch(CoordinateReferenceSystem system) {
        this.system = system;
    }

    static CrsCode codeOf(String wkt) {
        CoordinateReferenceSystem system;
        try {
            system = CRS.parseWKT(wkt.strip());
        } catch (FactoryException e) {
            throw new UsageException("The well-known text '" + shortened(wkt)
                    + "' is not understood; export the file again with the CRS as WKT 1 (GDAL or ESRI). ("
                    + e.getMessage() + ")");
        }
        Datums datum = Datums.of(system);
        return new WktMatch(system)
                .code(datum)
                .orElseThrow(() -> new UsageException("The coordinate reference system '" + shortened(wkt)
                        + "' is none that is known here; reproject the file, for example to EPSG:4490, or to a 3-degree zone"
                        + " such as EPSG:4547."));
    }

    private Optional<CrsCode> code(Datums datum) {
        Optional<CrsCode> stated = stated();
        if (stated.isPresent()) {
            return stated;
        }
        if (system instanceof GeographicCRS) {
            return Optional.of(datum == Datums.CGCS2000 ? CrsCode.CGCS2000 : CrsCode.epsg(4326));
        }
        if (!(system instanceof ProjectedCRS projected) || !isTransverseMercator(projected) || !isInMetres(projected)) {
            return Optional.empty();
        }
        if (parameter("latitude_of_origin") != 0 || parameter("false_northing") != 0) {
            return Optional.empty();
        }
        double meridian = parameter("central_meridian");
        double easting = parameter("false_easting");
        double scale = parameter("scale_factor");
        if (datum == Datums.WGS84) {
            return scale == UTM_SCALE && easting == HALF_MILLION ? utm(meridian) : Optional.empty();
        }
        return scale == 1 ? gaussKrueger(meridian, easting) : Optional.empty();
    }

    private Optional<CrsCode> stated() {
        for (ReferenceIdentifier identifier : system.getIdentifiers()) {
            if (String.valueOf(identifier.getCodeSpace())
                            .toUpperCase(Locale.ROOT)
                            .equals("EPSG")
                    && identifier.getCode().matches("\\d{4,6}")) {
                return Optional.of(CrsCode.epsg(Integer.parseInt(identifier.getCode())));
            }
        }
        return Optional.empty();
    }

    private static boolean isTransverseMercator(ProjectedCRS projected) {
        String method = projected
                .getConversionFromBase()
                .getMethod()
                .getName()
                .getCode()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]", "");
        return method.equals("transversemercator") || method.startsWith("gausskr");
    }

    private static boolean isInMetres(ProjectedCRS projected) {
        return projected.getCoordinateSystem().getAxis(0).getUnit().toString().equals("m");
    }

    private static Optional<CrsCode> utm(double meridian) {
        double zone = (meridian + 183) / 6;
        return zone == Math.rint(zone) && zone >= 1 && zone <= 60
                ? Optional.of(CrsCode.epsg(32600 + (int) zone))
                : Optional.empty();
    }

    private static Optional<CrsCode> gaussKrueger(double meridian, double easting) {
        double three = meridian / 3;
        if (three == Math.rint(three) && three >= 25 && three <= 45) {
            if (easting == HALF_MILLION) {
                return Optional.of(CrsCode.epsg(4534 + (int) three - 25));
            }
            if (easting == three * MILLION + HALF_MILLION) {
                return Optional.of(CrsCode.epsg(4513 + (int) three - 25));
            }
        }
        double six = (meridian + 3) / 6;
        if (six == Math.rint(six) && six >= 13 && six <= 23 && easting == six * MILLION + HALF_MILLION) {
            return Optional.of(CrsCode.epsg(4491 + (int) six - 13));
        }
        return Optional.empty();
    }

    private double parameter(String name) {
        for (GeneralParameterValue value : ((ProjectedCRS) system)
                .getConversionFromBase()
                .getParameterValues()
                .values()) {
            if (value instanceof ParameterValue<?> number
                    && number.getDescriptor().getName().getCode().equalsIgnoreCase(name)) {
                return number.doubleValue();
            }
        }
        return name.equals("scale_factor") ? 1 : 0;
    }

    private static String shortened(String wkt) {
        String line = wkt.strip().replaceAll("\\s+", " ");
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }
}
