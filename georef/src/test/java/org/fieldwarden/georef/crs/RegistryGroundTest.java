package org.fieldwarden.georef.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class RegistryGroundTest {

    private static final String PARAMETERS = "PARAMETER[\"False_Easting\",%s],PARAMETER[\"False_Northing\",0.0],"
            + "PARAMETER[\"Central_Meridian\",%s],PARAMETER[\"Scale_Factor\",1.0],"
            + "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";
    private static final String CHINA_2000 = "GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\","
            + "DATUM[\"D_China_2000\",SPHEROID[\"CGCS2000\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],"
            + "UNIT[\"Degree\",0.0174532925199433]]";
    private static final String XIAN_1980 = "GEOGCS[\"GCS_Xian_1980\",DATUM[\"D_Xian_1980\","
            + "SPHEROID[\"Xian_1980\",6378140.0,298.257]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

    private final RegistryGround ground = new RegistryGround(new CrsCatalogue(), CrsCode.epsg(4547));

    /** A quarter of a degree on a side: its edges are densified, and the area is that of the ground between the parallels' chords. */
    @Test
    void theAreaOfALayersPolygonIsThatOfGeographicLibToOnePartInAMillion() throws ParseException {
        Geometry lonLat = polygon("113.9 22.9, 114.15 22.9, 114.15 23.1, 113.9 23.1, 113.9 22.9");
        PolygonArea expected = new PolygonArea(new Geodesic(6_378_137, 1 / 298.257222101), false);
        Coordinate[] corners = lonLat.getCoordinates();
        for (int side = 0; side < 4; side++) {
            // A straight line in degrees, followed closely.
            for (int step = 0; step < 500; step++) {
                expected.AddPoint(
                        corners[side].y + (corners[side + 1].y - corners[side].y) * step / 500,
                        corners[side].x + (corners[side + 1].x - corners[side].x) * step / 500);
            }
        }
        double area = Math.abs(expected.Compute().area);
        assertThat(ground.area(ground.toWorking(lonLat, CrsCode.CGCS2000)).value())
                .isCloseTo(area, within(1e-6 * area));
    }

    @Test
    void partsAreAddedAndHolesTakenOff() throws ParseException {
        Geometry two = new WKTReader()
                .read("MULTIPOLYGON (((500000 3400000, 500100 3400000, 500100 3400100,"
                        + " 500000 3400100, 500000 3400000), (500040 3400040, 500060 3400040, 500060 3400060, 500040 3400060,"
                        + " 500040 3400040)), ((500200 3400000, 500210 3400000, 500210 3400010, 500200 3400010,"
                        + " 500200 3400000)))");
        assertThat(ground.area(two).value()).isCloseTo(9700, within(0.01));
    }

    @Test
    void aPolygonOfANeighbouringZoneComesToTheSameGround() throws ParseException {
        Geometry zone38 = polygon("38500000 2540000, 38500100 2540000, 38500100 2540100, 38500000 2540000");
        Geometry moved = ground.toWorking(zone38, CrsCode.epsg(4526));
        assertThat(moved.getCoordinates()[0].x).isCloseTo(500_000, within(1e-6));
        assertThat(moved.getCoordinates()[0].y).isCloseTo(2_540_000, within(1e-6));
    }

    @Test
    void whatIsInTheWorkingCrsIsNotTouched() throws ParseException {
        Geometry polygon = polygon("500000 2540000, 509000 2540000, 509000 2540100, 500000 2540000");
        assertThat(ground.toWorking(polygon, CrsCode.epsg(4547)).equalsExact(polygon))
                .isTrue();
    }

    @Test
    void longitudeAndLatitudeExchangedAreRefused() throws ParseException {
        Geometry exchanged = polygon("22.9 113.9, 22.9 114.1, 23.1 114.1, 22.9 113.9");
        assertThatThrownBy(() -> ground.toWorking(exchanged, CrsCode.CGCS2000))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("x and y are exchanged");
    }

    @ParameterizedTest
    @ValueSource(ints = {2383, 4610, 4214, 2435})
    void aDatumWhoseShiftIsNotKnownIsRefused(int code) throws ParseException {
        Geometry polygon = polygon("113.9 22.9, 114.1 22.9, 114.1 23.1, 113.9 22.9");
        assertThatThrownBy(() -> ground.toWorking(polygon, CrsCode.epsg(code)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("shift to CGCS2000 is not known");
    }

    @ParameterizedTest
    @CsvSource({
        "500000.0,114.0,4547",
        "38500000.0,114.0,4526",
        "500000.0,75.0,4534",
        "25500000.0,75.0,4513",
        "19500000.0,111.0,4497",
        "500000.0,135.0,4554"
    })
    void esrisTextOfAGaussKruegerZoneIsItsCode(String falseEasting, String meridian, int code) {
        String prj = "PROJCS[\"CGCS2000_3_Degree_GK\"," + CHINA_2000 + ",PROJECTION[\"Gauss_Kruger\"],"
                + String.format(PARAMETERS, falseEasting, meridian);
        assertThat(ground.codeOf(prj)).isEqualTo(CrsCode.epsg(code));
    }

    @Test
    void theRegistrysOwnTextIsItsCode() {
        CrsCatalogue catalogue = new CrsCatalogue();
        for (int code : new int[] {4490, 4547, 4526, 32650, 4326}) {
            assertThat(catalogue.codeOf(catalogue.definition(CrsCode.epsg(code)).wkt()))
                    .isEqualTo(CrsCode.epsg(code));
        }
        assertThat(catalogue.codeOf(CHINA_2000)).isEqualTo(CrsCode.CGCS2000);
    }

    @Test
    void aTextOfAnotherDatumOrOfNoZoneOrOfNothingIsRefused() {
        String projected = ",PROJECTION[\"Gauss_Kruger\"],";
        assertThatThrownBy(() -> ground.codeOf(
                        "PROJCS[\"Xian\"," + XIAN_1980 + projected + String.format(PARAMETERS, "500000.0", "114.0")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Xian");
        assertThatThrownBy(() -> ground.codeOf(
                        "PROJCS[\"local\"," + CHINA_2000 + projected + String.format(PARAMETERS, "500000.0", "113.75")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("none that is known");
        assertThatThrownBy(() -> ground.codeOf("LOCAL_CS[\"site\"]")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> ground.codeOf("no text at all")).isInstanceOf(UsageException.class);
    }

    private static Geometry polygon(String ring) throws ParseException {
        return new WKTReader().read("POLYGON ((" + ring + "))");
    }
}
