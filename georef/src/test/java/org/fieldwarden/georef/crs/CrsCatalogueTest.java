package org.fieldwarden.georef.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class CrsCatalogueTest {

    private final CrsCatalogue catalogue = new CrsCatalogue();

    /** The positions were computed with PROJ 9 (gdaltransform of GDAL 3.6.2). */
    @ParameterizedTest
    @CsvSource({
        "4547, 511832.895536113, 3392656.60229641, 114.123456, 30.654321",
        "4547, 791618.987005471, 4286088.93370139, 117.35, 38.66",
        "4547, 346159.23294161, 2437872.8221669, 112.51, 22.03",
        "4526, 38511832.8955361, 3392656.60229641, 114.123456, 30.654321",
        "4548, 530463.850800911, 4280817.94943269, 117.35, 38.66",
        "32650, 530451.665260396, 4279105.62236483, 117.35, 38.66"
    })
    void eastingAndNorthingBecomeLongitudeAndLatitude(
            int epsg, double easting, double northing, double longitude, double latitude) {
        Coordinate lonLat = catalogue.toLonLat(CrsCode.epsg(epsg)).toLonLat(new Coordinate(easting, northing));
        // 1e-9 degree is a tenth of a millimetre.
        assertThat(lonLat.x).isCloseTo(longitude, within(1e-9));
        assertThat(lonLat.y).isCloseTo(latitude, within(1e-9));
    }

    @Test
    void polygonsKeepTheirHoles() throws ParseException {
        Polygon map = (Polygon) new WKTReader()
                .read("POLYGON ((500000 3400000, 500100 3400000, 500100 3400100, 500000 3400000),"
                        + " (500060 3400020, 500080 3400020, 500080 3400040, 500060 3400020))");
        Polygon lonLat = catalogue.toLonLat(CrsCode.epsg(4547)).toLonLat(map);
        assertThat(lonLat.getNumInteriorRing()).isEqualTo(1);
        assertThat(lonLat.getExteriorRing().getCoordinateN(0).x).isCloseTo(114, within(1e-9));
        assertThat(lonLat.isValid()).isTrue();
    }

    @Test
    void theDefinitionIsOneLineOfWellKnownTextWithTheEastingFirst() {
        CrsDefinition definition = catalogue.definition(CrsCode.epsg(4547));
        assertThat(definition.name()).isEqualTo("CGCS2000 / 3-degree Gauss-Kruger CM 114E");
        assertThat(definition.wkt())
                .startsWith("PROJCS[\"CGCS2000 / 3-degree Gauss-Kruger CM 114E\"")
                .contains("AUTHORITY[\"EPSG\",\"4547\"]", "AXIS[\"Easting\", EAST], AXIS[\"Northing\", NORTH]")
                .doesNotContain("\n");
        assertThat(catalogue.definition(CrsCode.CGCS2000).wkt()).startsWith("GEOGCS[");
    }

    @Test
    void unknownAndGeographicSystemsAreRefusedWithAdvice() {
        assertThatThrownBy(() -> catalogue.toLonLat(CrsCode.epsg(999_999)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("EPSG:999999");
        assertThatThrownBy(() -> catalogue.toLonLat(CrsCode.CGCS2000))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("not a projected");
        assertThatThrownBy(() -> catalogue.toLonLat(CrsCode.epsg(2263)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("not in metres");
    }

    /** Xian 1980, Beijing 1954 and New Beijing, zones of 114 degrees or near. */
    @ParameterizedTest
    @ValueSource(ints = {2383, 2435, 4782})
    void datumsBeforeCgcs2000AreRefusedBecausePlacesWouldBeTensOfMetresOff(int epsg) {
        assertThatThrownBy(() -> catalogue.toLonLat(CrsCode.epsg(epsg)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("shift to CGCS2000 is not known");
    }

    @Test
    void manyThreadsGetTheSameAnswer() {
        Coordinate expected = catalogue.toLonLat(CrsCode.epsg(4547)).toLonLat(new Coordinate(512345.6, 3391234.5));
        List<Coordinate> answers = IntStream.range(0, 2000)
                .parallel()
                .mapToObj(i -> new CrsCatalogueAnswer(catalogue).ask())
                .distinct()
                .toList();
        assertThat(answers).containsExactly(expected);
    }

    private record CrsCatalogueAnswer(CrsCatalogue catalogue) {
        Coordinate ask() {
            return catalogue.toLonLat(CrsCode.epsg(4547)).toLonLat(new Coordinate(512345.6, 3391234.5));
        }
    }
}
