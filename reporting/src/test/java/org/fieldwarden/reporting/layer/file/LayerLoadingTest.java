package org.fieldwarden.reporting.layer.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.PlanarGround;
import org.fieldwarden.reporting.Scene;
import org.fieldwarden.reporting.gpkg.GeoPackageGeometry;
import org.fieldwarden.reporting.layer.Layer;
import org.fieldwarden.reporting.layer.LayerFeature;
import org.fieldwarden.reporting.layer.LayerRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class LayerLoadingTest {

    private static final Charset GBK = Charset.forName("GBK");
    private static final String PRJ = "PROJCS[\"CGCS2000_3_Degree_GK_CM_114E\"]";

    @TempDir
    Path folder;

    @Test
    void geoJsonWithoutCrsIsLongitudeAndLatitudeAndComesIntoTheWorkingCrs() throws IOException {
        Files.writeString(
                folder.resolve("f.geojson"),
                collection(
                        "",
                        feature("7", "0101", "114 22.95, 114.001 22.95," + " 114.001 22.951, 114 22.951, 114 22.95")));
        Layer layer = only("file: f.geojson", "attributes: {id: BSM, class: DLBM}");
        assertThat(layer.fileCrs()).isEqualTo(CrsCode.CGCS2000);
        assertThat(layer.features()).extracting(LayerFeature::id).containsExactly("7");
        assertThat(layer.features().get(0).ground().getEnvelopeInternal().getMinX())
                .isEqualTo(Scene.WEST);
        assertThat(layer.features().get(0).ground().getArea()).isBetween(11_379.0, 11_381.0);
    }

    @Test
    void aVersionIsWhatTheFileSaysAndTheHashOfItsBytes() throws IOException {
        Files.writeString(folder.resolve("f.geojson"), collection("", feature("7", "0101", BOX)));
        Layer first = only("file: f.geojson", "version: v2");
        Files.writeString(folder.resolve("f.geojson"), collection("", feature("8", "0101", BOX)));
        Layer second = only("file: f.geojson", "version: v2");
        assertThat(first.version().text()).startsWith("耕地（2025-12-31，v2，SHA-256 ");
        assertThat(first.version()).isNotEqualTo(second.version());
    }

    @Test
    void geoPackageSaysItsCrsAndOneOfSeveralLayersHasToBeNamed() throws Exception {
        geoPackage("f.gpkg", 4547, List.of("DLTB", "OTHER"));
        assertThatThrownBy(() -> only("file: f.gpkg"))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("'table'")
                .hasMessageContaining("DLTB");
        Layer layer = only("file: f.gpkg", "table: DLTB", "attributes: {id: BSM, class: DLBM}");
        assertThat(layer.fileCrs()).isEqualTo(CrsCode.epsg(4547));
        assertThat(layer.features()).hasSize(1);
        assertThat(layer.features().get(0).ground().getArea()).isEqualTo(1200);
        assertThat(layer.check().notSelected()).isEqualTo(1);
    }

    @Test
    void aGeoPackageWithoutCrsIsRefusedUnlessLayersYamlTellsIt() throws Exception {
        geoPackage("f.gpkg", -1, List.of("DLTB"));
        assertThatThrownBy(() -> only("file: f.gpkg"))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("does not say its coordinate reference system");
        assertThat(only("file: f.gpkg", "crs: EPSG:4547").fileCrs()).isEqualTo(CrsCode.epsg(4547));
    }

    @Test
    void layersYamlCannotOverruleWhatTheFileSaysOfItsCrs() throws Exception {
        geoPackage("f.gpkg", 4547, List.of("DLTB"));
        assertThatThrownBy(() -> only("file: f.gpkg", "crs: EPSG:4526"))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("EPSG:4547")
                .hasMessageContaining("EPSG:4526");
    }

    @Test
    void aGeoPackageThatIsOpenElsewhereIsRefused() throws Exception {
        geoPackage("f.gpkg", 4547, List.of("DLTB"));
        Files.write(folder.resolve("f.gpkg-wal"), new byte[] {1});
        assertThatThrownBy(() -> only("file: f.gpkg"))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("open in another program");
    }

    /** Encoding by .cpg, by language byte, by content. */
    @ParameterizedTest
    @CsvSource({"GBK,GBK,0", "UTF-8,UTF-8,77", "GBK,,77", "GBK,,0", "UTF-8,,87", "GBK,936,0"})
    void chineseAttributesOfAShapefileAreReadInTheirEncoding(String written, String cpg, int languageByte)
            throws IOException {
        shapefile(Charset.forName(written), languageByte, List.of("石桥乡上湾村", "网格员甲"));
        if (cpg != null) {
            Shapefiles.writeText(folder.resolve("f.cpg"), cpg);
        }
        assertThat(only("file: f.shp", "attributes: {name: MC}").features())
                .extracting(feature -> feature.names().name())
                .containsExactly("石桥乡上湾村", "网格员甲");
    }

    @Test
    void aCpgThatTheBytesContradictIsRefused() throws IOException {
        shapefile(GBK, 0, List.of("石桥乡", "网格员"));
        Shapefiles.writeText(folder.resolve("f.cpg"), "UTF-8");
        assertThatThrownBy(() -> only("file: f.shp", "attributes: {name: MC}"))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("correct the .cpg");
    }

    @Test
    void holesAndPartsOfAShapefileAreKept() throws Exception {
        Polygon ring = (Polygon)
                wkt(
                        "POLYGON ((500000 2540000, 500100 2540000, 500100 2540100, 500000 2540100,"
                                + " 500000 2540000), (500040 2540040, 500060 2540040, 500060 2540060, 500040 2540060, 500040 2540040))");
        Polygon island = (Polygon)
                wkt("POLYGON ((500200 2540000, 500210 2540000, 500210 2540010, 500200 2540010," + " 500200 2540000))");
        Shapefiles.writeShapes(folder.resolve("f.shp"), List.of(List.of(ring, island)));
        Shapefiles.writeTable(folder.resolve("f.dbf"), "MC", GBK, 0, List.of("a"));
        Shapefiles.writeText(folder.resolve("f.prj"), PRJ);
        assertThat(only("file: f.shp").features().get(0).ground().getArea()).isEqualTo(10_000 - 400 + 100);
    }

    @Test
    void aShapefileThatIsCutOrHasNoPrjOrNotItsOwnTableIsRefused() throws IOException {
        shapefile(GBK, 0, List.of("a", "b"));
        byte[] whole = Files.readAllBytes(folder.resolve("f.shp"));
        Files.write(folder.resolve("f.shp"), Arrays.copyOf(whole, whole.length - 20));
        assertThatThrownBy(() -> only("file: f.shp")).hasMessageContaining("is cut");
        Files.write(folder.resolve("f.shp"), whole);
        Shapefiles.writeTable(folder.resolve("f.dbf"), "MC", GBK, 0, List.of("a"));
        assertThatThrownBy(() -> only("file: f.shp")).hasMessageContaining("do not belong together");
        shapefile(GBK, 0, List.of("a", "b"));
        Files.delete(folder.resolve("f.prj"));
        assertThatThrownBy(() -> only("file: f.shp")).hasMessageContaining("does not say its coordinate reference");
    }

    @Test
    void anInvalidPolygonIsRepairedAndReportedWithItsId() throws IOException {
        Files.writeString(
                folder.resolve("f.geojson"),
                collection(
                        CRS_4547,
                        feature(
                                "bow-tie",
                                "0101",
                                "500000 2540000, 500100 2540100, 500100 2540000, 500000 2540100," + " 500000 2540000"),
                        feature("good", "0101", BOX_4547)));
        Layer layer = only("file: f.geojson", "attributes: {id: BSM}");
        assertThat(layer.check().repaired()).containsExactly("bow-tie");
        assertThat(layer.check().text()).contains("1 个").contains("bow-tie");
        assertThat(layer.features()).allMatch(feature -> feature.ground().isValid());
        assertThat(layer.features().get(0).ground().getArea()).isEqualTo(5000);
    }

    @Test
    void classCodesOfTwoSurveysInOneLayerAreRefusedWithTheReason() throws IOException {
        Files.writeString(
                folder.resolve("f.geojson"), collection("", feature("1", "0101", BOX), feature("2", "011", BOX)));
        assertThatThrownBy(() -> only("file: f.geojson", "attributes: {class: DLBM}"))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("mixes class codes of two surveys")
                .hasMessageContaining("'011'")
                .hasMessageContaining("'0101'");
    }

    @Test
    void oldCodesAloneSelectTheOldFarmland() throws IOException {
        Files.writeString(
                folder.resolve("f.geojson"), collection("", feature("1", "013", BOX), feature("2", "021", BOX)));
        assertThat(only("file: f.geojson", "attributes: {id: BSM, class: DLBM}").features())
                .extracting(LayerFeature::id)
                .containsExactly("1");
    }

    @Test
    void classCodesThatAFileKeepsAsNumbersAreRefused() throws IOException {
        Files.writeString(
                folder.resolve("f.geojson"),
                collection("", feature("1", "101", BOX).replace("\"101\"", "101")));
        assertThatThrownBy(() -> only("file: f.geojson", "attributes: {class: DLBM}"))
                .hasMessageContaining("leading zeros are lost");
    }

    @Test
    void codesInSelectHaveToBeQuoted() throws IOException {
        Files.writeString(folder.resolve("f.geojson"), collection("", feature("1", "0101", BOX)));
        assertThatThrownBy(() -> only("file: f.geojson", "attributes: {class: DLBM}", "select: [0101]"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("quotes");
    }

    @Test
    void anEmptyLayerIsRefused() throws IOException {
        Files.writeString(folder.resolve("f.geojson"), collection(""));
        assertThatThrownBy(() -> only("file: f.geojson")).hasMessageContaining("is empty");
    }

    @Test
    void anAttributeThatIsNotThereIsRefused() throws IOException {
        Files.writeString(folder.resolve("f.geojson"), collection("", feature("1", "0101", BOX)));
        assertThatThrownBy(() -> only("file: f.geojson", "attributes: {class: DLMC}"))
                .hasMessageContaining("no attribute 'DLMC'");
    }

    @Test
    void aKeyThatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> only("file: f.geojson", "klass: x"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'klass'");
    }

    private static final String BOX = "114 22.95, 114.001 22.95, 114.001 22.951, 114 22.951, 114 22.95";
    private static final String BOX_4547 =
            "500000 2540000, 500100 2540000, 500100 2540100, 500000 2540100, 500000 2540000";
    private static final String CRS_4547 =
            "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4547\"}},";

    private static String collection(String crs, String... features) {
        return "{\"type\":\"FeatureCollection\"," + crs + "\"features\":[" + String.join(",", features) + "]}";
    }

    /** A polygon of one ring, positions as in WKT. */
    private static String feature(String id, String classCode, String ring) {
        String positions = Arrays.stream(ring.split(","))
                .map(position -> "[" + position.strip().replace(" ", ",") + "]")
                .collect(Collectors.joining(","));
        return "{\"type\":\"Feature\",\"properties\":{\"BSM\":\"" + id + "\",\"DLBM\":\"" + classCode
                + "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[" + positions + "]]}}";
    }

    private void shapefile(Charset charset, int languageByte, List<String> names) throws IOException {
        Shapefiles.writeShapes(
                folder.resolve("f.shp"),
                List.of(List.of(Scene.rectangle(0, 0, 10, 10)), List.of(Scene.rectangle(20, 0, 10, 10))));
        Shapefiles.writeTable(folder.resolve("f.dbf"), "MC", charset, languageByte, names);
        Shapefiles.writeText(folder.resolve("f.prj"), PRJ);
    }

    /** Layers with one field of farmland (0101) and one of forest (0301) each. */
    private void geoPackage(String name, int srsId, List<String> tables) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(name));
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization TEXT,"
                    + " organization_coordsys_id INTEGER, definition TEXT)");
            statement.execute("INSERT INTO gpkg_spatial_ref_sys VALUES (4547, 'EPSG', 4547, 'PROJCS[...]'),"
                    + " (-1, 'NONE', -1, 'undefined')");
            statement.execute("CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)");
            statement.execute("CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER)");
            for (String table : tables) {
                statement.execute("INSERT INTO gpkg_contents VALUES ('" + table + "', 'features')");
                statement.execute(
                        "INSERT INTO gpkg_geometry_columns VALUES ('" + table + "', 'the_geom', " + srsId + ")");
                statement.execute(
                        "CREATE TABLE " + table + " (fid INTEGER PRIMARY KEY, the_geom BLOB, BSM TEXT, DLBM TEXT)");
                for (String code : List.of("0101", "0301")) {
                    try (var insert = connection.prepareStatement(
                            "INSERT INTO " + table + " (the_geom, BSM, DLBM) VALUES (?, ?, ?)")) {
                        insert.setBytes(1, GeoPackageGeometry.encode(Scene.rectangle(0, 0, 40, 30), srsId));
                        insert.setString(2, "b" + code);
                        insert.setString(3, code);
                        insert.executeUpdate();
                    }
                }
            }
        }
    }

    private Layer only(String... lines) {
        Path yaml = folder.resolve("layers.yaml");
        try {
            Files.writeString(
                    yaml,
                    "layers:\n  - role: farmland\n    name: 耕地\n    date: 2025-12-31\n    "
                            + String.join("\n    ", lines) + "\n",
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return LayerLoading.read(yaml, new PlanarGround())
                .of(LayerRole.FARMLAND)
                .get(0);
    }

    private static Geometry wkt(String text) throws ParseException {
        return new WKTReader().read(text);
    }
}
