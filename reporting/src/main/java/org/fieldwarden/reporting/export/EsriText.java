package org.fieldwarden.reporting.export;

import java.util.Locale;
import java.util.Optional;
import org.fieldwarden.reporting.register.CrsDefinition;

/**
 * Coordinate reference systems as ESRI's programs write them into a .prj: zones of CGCS2000 and of UTM on WGS 84. Others
 * keep the OGC text, which GDAL and QGIS read as well.
 */
final class EsriText {

    private static final String CGCS2000 = geographic(
            "GCS_China_Geodetic_Coordinate_System_2000",
            "D_China_2000",
            "SPHEROID[\"CGCS2000\",6378137.0,298.257222101]");
    private static final String WGS84 =
            geographic("GCS_WGS_1984", "D_WGS_1984", "SPHEROID[\"WGS_1984\",6378137.0,298.257223563]");

    private static final int UTM_NORTH = 32600;
    private static final int UTM_SOUTH = 32700;
    private static final int UTM_ZONES = 60;

    private EsriText() {}

    static String of(CrsDefinition crs) {
        return GaussKrugerZone.of(crs.code())
                .map(EsriText::ofZone)
                .or(() -> ofUtm(crs.number()))
                .orElse(crs.wkt());
    }

    private static String ofZone(GaussKrugerZone zone) {
        return "PROJCS[\"" + zone.esriName() + "\"," + CGCS2000 + ",PROJECTION[\"Gauss_Kruger\"],"
                + parameters(zone.falseEasting(), 0, zone.centralMeridian(), 1);
    }

    private static Optional<String> ofUtm(int epsg) {
        boolean south = epsg > UTM_SOUTH;
        int zone = epsg - (south ? UTM_SOUTH : UTM_NORTH);
        if (zone < 1 || zone > UTM_ZONES) {
            return Optional.empty();
        }
        return Optional.of("PROJCS[\"WGS_1984_UTM_Zone_" + zone + (south ? "S" : "N") + "\"," + WGS84
                + ",PROJECTION[\"Transverse_Mercator\"],"
                + parameters(500_000, south ? 10_000_000 : 0, 6 * zone - 183, 0.9996));
    }

    private static String geographic(String name, String datum, String spheroid) {
        return "GEOGCS[\"" + name + "\",DATUM[\"" + datum + "\"," + spheroid
                + "],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
    }

    private static String parameters(int falseEasting, int falseNorthing, int meridian, double scale) {
        return String.format(
                Locale.ROOT,
                "PARAMETER[\"False_Easting\",%d.0],PARAMETER[\"False_Northing\",%d.0],"
                        + "PARAMETER[\"Central_Meridian\",%d.0],PARAMETER[\"Scale_Factor\",%s],"
                        + "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]",
                falseEasting,
                falseNorthing,
                meridian,
                scale);
    }
}
