package org.fieldwarden.reporting.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.Scene;
import org.fieldwarden.reporting.register.CrsDefinition;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Register;
import org.fieldwarden.reporting.register.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;

class ChangeExportTest {

    @TempDir
    Path folder;

    @Test
    void sevenFilesComeWholeAndNothingElse() throws IOException {
        ExportedFiles exported = export(folder, leads());
        assertThat(exported.files().stream().map(file -> file.getFileName().toString()))
                .containsExactly(
                        "leads.shp", "leads.shx", "leads.dbf", "leads.prj", "leads.cpg", "leads.txt", "leads.gpkg");
        assertThat(exported.remarks()).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrderElementsOf(exported.files());
        }
    }

    @Test
    void equalLeadsMakeEqualBytesInWhateverOrder() {
        List<NumberedChange> shuffled = new ArrayList<>(leads());
        Collections.shuffle(shuffled, new Random(3));
        Path again = folder.resolve("again");
        export(folder, leads());
        export(again, shuffled);
        export(again, shuffled);
        for (String name : List.of("leads.shp", "leads.shx", "leads.dbf", "leads.prj", "leads.cpg", "leads.txt")) {
            assertThat(again.resolve(name)).hasSameBinaryContentAs(folder.resolve(name));
        }
    }

    @Test
    void theTableSaysThatItIsGbkAndIsDatedByTheFlight() throws IOException {
        export(folder, leads());
        byte[] table = Files.readAllBytes(folder.resolve("leads.dbf"));
        assertThat(table[29]).isEqualTo((byte) 0x4D);
        assertThat(List.of(table[1], table[2], table[3])).containsExactly((byte) 126, (byte) 10, (byte) 5);
        assertThat(folder.resolve("leads.cpg")).hasContent("GBK");
        assertThat(new String(table, Charset.forName("GBK"))).contains("新增建筑").doesNotContain("违法");
        ByteBuffer header = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.getInt(4)).isEqualTo(leads().size());
        assertThat(table).hasSize(header.getShort(8) + header.getInt(4) * header.getShort(10) + 1);
    }

    @Test
    void outerRingsRunClockwiseAndTheIndexPointsAtEveryShape() throws IOException {
        export(folder, leads());
        ByteBuffer shapes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("leads.shp")));
        ByteBuffer index = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("leads.shx")));
        assertThat(shapes.getInt(24) * 2).isEqualTo(shapes.capacity());
        assertThat(index.getInt(24) * 2).isEqualTo(index.capacity());
        for (int number = 0; number < leads().size(); number++) {
            int at = 2 * index.getInt(100 + 8 * number);
            assertThat(shapes.order(ByteOrder.BIG_ENDIAN).getInt(at)).isEqualTo(number + 1);
            assertThat(shapes.getInt(at + 4)).isEqualTo(index.getInt(104 + 8 * number));
            shapes.order(ByteOrder.LITTLE_ENDIAN).position(at + 8 + 48);
            Coordinate[] ring = new Coordinate[5];
            for (int corner = 0; corner < ring.length; corner++) {
                ring[corner] = new Coordinate(shapes.getDouble(), shapes.getDouble());
            }
            assertThat(Orientation.isCCW(ring)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4491, CGCS2000_GK_Zone_13, 13500000.0, 75.0",
        "4512, CGCS2000_GK_CM_135E, 500000.0, 135.0",
        "4513, CGCS2000_3_Degree_GK_Zone_25, 25500000.0, 75.0",
        "4526, CGCS2000_3_Degree_GK_Zone_38, 38500000.0, 114.0",
        "4547, CGCS2000_3_Degree_GK_CM_114E, 500000.0, 114.0",
        "4554, CGCS2000_3_Degree_GK_CM_135E, 500000.0, 135.0",
        "32650, WGS_1984_UTM_Zone_50N, 500000.0, 117.0"
    })
    void zonesAreNamedAsEsriNamesThem(int epsg, String name, String falseEasting, String meridian) {
        assertThat(EsriText.of(crs(epsg)))
                .startsWith("PROJCS[\"" + name + "\",GEOGCS[\"GCS_")
                .contains("PARAMETER[\"False_Easting\"," + falseEasting + "]")
                .contains("PARAMETER[\"Central_Meridian\"," + meridian + "]")
                .endsWith("UNIT[\"Meter\",1.0]]");
        assertThat(EsriText.of(crs(2326))).isEqualTo("PROJCS[\"2326\"]");
    }

    @Test
    void theGeoPackageHoldsOneLayerInItsStyleAndIsNoRegister() throws SQLException {
        export(folder, leads());
        Path file = folder.resolve("leads.gpkg");
        assertThat(query(file, "SELECT table_name FROM gpkg_contents WHERE data_type = 'features'"))
                .containsExactly("leads");
        assertThat(query(file, "SELECT count(*) FROM leads JOIN rtree_leads_geom ON fid = id"))
                .containsExactly("12");
        assertThat(query(file, "SELECT sum(area_mu) FROM leads").get(0))
                .startsWith(String.valueOf(leads().stream()
                                .mapToDouble(lead -> lead.change().area().mu())
                                .sum())
                        .substring(0, 8));
        assertThat(query(file, "SELECT DISTINCT state FROM leads")).containsExactly("待核查");
        assertThat(query(file, "SELECT f_table_name FROM layer_styles")).containsExactly("leads");
        assertThat(query(file, "SELECT count(*) FROM leads WHERE farmland_m2 IS NULL"))
                .containsExactly("12");
        assertThat(query(file, "PRAGMA integrity_check")).containsExactly("ok");
        assertThatThrownBy(() -> Register.openExisting(file))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("without a layer of changes");
    }

    @Test
    void whereBoundaryPointsCannotBeSaidTheyAreLeftOutAndThatIsRemarked() {
        ExportedFiles exported = ChangeExport.write(folder, List.of(), Standing.NONE, crs(32650));
        assertThat(folder.resolve("leads.txt")).doesNotExist();
        assertThat(exported.remarks()).singleElement().asString().contains("EPSG:32650");
    }

    @Test
    void leadsOfAnotherCrsAreRefusedBeforeAnythingIsWritten() {
        assertThatThrownBy(() -> ChangeExport.write(folder, leads(), Standing.NONE, crs(4526)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("EPSG:4547");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anExportThatCannotFinishLeavesNoShapesBesideAnotherTable() throws IOException {
        export(folder, leads());
        Files.delete(folder.resolve("leads.dbf"));
        Files.createDirectories(folder.resolve("leads.dbf").resolve("in-the-way"));
        assertThatThrownBy(() -> export(folder, leads().subList(0, 3)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("leads.dbf");
        assertThat(folder.resolve("leads.shp")).doesNotExist();
    }

    private static ExportedFiles export(Path folder, List<NumberedChange> leads) {
        return ChangeExport.write(folder, leads, Standing.NONE, Scene.CRS);
    }

    private static List<NumberedChange> leads() {
        return Scene.changes().stream().map(NumberedChange::byId).toList();
    }

    private static CrsDefinition crs(int epsg) {
        return new CrsDefinition(CrsCode.epsg(epsg), String.valueOf(epsg), "PROJCS[\"" + epsg + "\"]");
    }

    private static List<String> query(Path file, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                values.add(result.getString(1));
            }
        }
        return values;
    }
}
