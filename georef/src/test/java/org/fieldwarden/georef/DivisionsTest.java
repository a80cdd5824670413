package org.fieldwarden.georef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fieldwarden.core.Division;
import org.fieldwarden.core.GridCell;
import org.fieldwarden.core.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class DivisionsTest {

    @TempDir
    Path folder;

    private static String feature(String code, String geometry) {
        return """
            {"type": "Feature", "properties": {"XZQDM": "%s", "XZQMC": "下村", "县": "始兴县", "乡镇": "太平镇"},
             "geometry": %s}""".formatted(code, geometry);
    }

    private static String box(double west, double south, double east, double north) {
        return "{\"type\": \"Polygon\", \"coordinates\": [[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]}"
                .formatted(west, south, east, north);
    }

    private static String collection(String... features) {
        return "{\"type\": \"FeatureCollection\", \"features\": [" + String.join(",", features) + "]}";
    }

    private Divisions read(String json) throws IOException {
        return Divisions.read(Files.writeString(folder.resolve("villages.geojson"), json));
    }

    @Test
    void aPositionIsFoundInItsVillage() throws IOException {
        Divisions divisions = read(collection(
                feature("440222100201", box(114.0, 24.9, 114.1, 25.0)),
                feature("440222100202", box(114.1, 24.9, 114.2, 25.0))));
        assertThat(divisions.count()).isEqualTo(2);
        assertThat(divisions.localityOf(new Coordinate(114.15, 24.95)))
                .isEqualTo(new Division("440222100202", "始兴县", "太平镇", "下村"));
    }

    @Test
    void onACommonBorderTheLowerCodeIsTaken() throws IOException {
        Divisions divisions = read(collection(
                feature("440222100202", box(114.1, 24.9, 114.2, 25.0)),
                feature("440222100201", box(114.0, 24.9, 114.1, 25.0))));
        assertThat(divisions.localityOf(new Coordinate(114.1, 24.95)).key()).isEqualTo("440222100201");
    }

    @Test
    void outsideAllDivisionsAndWithoutAnyTheGridCellIsTaken() throws IOException {
        Coordinate away = new Coordinate(116.127, 39.052);
        Divisions divisions = read(collection(feature("440222100201", box(114.0, 24.9, 114.1, 25.0))));
        assertThat(divisions.localityOf(away)).isEqualTo(new GridCell("E116.12N39.05"));
        assertThat(Divisions.none().localityOf(away)).isEqualTo(new GridCell("E116.12N39.05"));
    }

    @Test
    void holesAndSecondPartsOfAVillageCount() throws IOException {
        String exclave = """
            {"type": "MultiPolygon", "coordinates": [
              [[[0,0],[10,0],[10,10],[0,10],[0,0]], [[4,4],[6,4],[6,6],[4,6],[4,4]]],
              [[[20,0],[30,0],[30,10],[20,0]]]]}""";
        Divisions divisions = read(collection(feature("440222100201", exclave)));
        assertThat(divisions.localityOf(new Coordinate(2, 2))).isInstanceOf(Division.class);
        assertThat(divisions.localityOf(new Coordinate(5, 5))).isInstanceOf(GridCell.class);
        assertThat(divisions.localityOf(new Coordinate(28, 5))).isInstanceOf(Division.class);
    }

    @Test
    void theOlderCrsMemberIsReadAndOtherSystemsAreRefused() throws IOException {
        String crs =
                "{\"type\": \"FeatureCollection\", \"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"%s\"}}, \"features\": [%s]}";
        String village = feature("440222100201", box(114.0, 24.9, 114.1, 25.0));
        assertThat(read(crs.formatted("urn:ogc:def:crs:EPSG::4490", village)).count())
                .isEqualTo(1);
        assertThatThrownBy(() -> read(crs.formatted("urn:ogc:def:crs:EPSG::4547", village)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("4547")
                .hasMessageContaining("EPSG:4490");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no json | is not JSON",
                "{} | not a GeoJSON FeatureCollection",
                "{\"type\": \"FeatureCollection\", \"features\": []} | no features",
                "{\"type\": \"FeatureCollection\", \"features\": [{\"properties\": {\"XZQDM\": \"4402\"}}]} | 12 digits",
                "{\"type\": \"FeatureCollection\", \"features\": [{\"properties\": {}}]} | feature 1 the property XZQDM"
            })
    void badFilesAreRefusedWithTheReason(String json, String reason) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("villages.geojson")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\": \"Point\", \"coordinates\": [1, 2]} | no Polygon",
                "{\"type\": \"Polygon\", \"coordinates\": []} | without rings",
                "{\"type\": \"Polygon\", \"coordinates\": [[[0,0],[1,0],[1,1],[0,1]]]} | not closed",
                "{\"type\": \"Polygon\", \"coordinates\": [[[0,0],[1,\"a\"]]]} | not two numbers",
                "{\"type\": \"Polygon\", \"coordinates\": [[[511832,3392656]]]} | not longitude and latitude"
            })
    void badGeometriesAreRefusedWithTheFeature(String geometry, String reason) {
        assertThatThrownBy(() -> read(collection(feature("440222100201", geometry))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("feature 1")
                .hasMessageContaining(reason);
    }

    @Test
    void aMissingFileIsRefused() {
        assertThatThrownBy(() -> Divisions.read(folder.resolve("absent.geojson")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("cannot be read");
    }
}
