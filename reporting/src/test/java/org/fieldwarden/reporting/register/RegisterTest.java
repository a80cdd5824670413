package org.fieldwarden.reporting.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
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
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.Confidence;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.GridCell;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.Scene;
import org.fieldwarden.reporting.palette.KindColour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.xml.sax.InputSource;

class RegisterTest {

    @TempDir
    Path folder;

    @Test
    void whatIsStoredComesBackLargestFirst() {
        List<Change> changes = Scene.changes();
        try (Register register = open()) {
            register.accept(changes);
            List<Change> listed = register.list();
            assertThat(listed).containsExactlyInAnyOrderElementsOf(changes);
            assertThat(listed).isSortedAccordingTo((one, other) -> other.area().compareTo(one.area()));
        }
        try (Register again = open()) {
            assertThat(again.list()).containsExactlyInAnyOrderElementsOf(changes);
        }
    }

    @Test
    void leadsThatANewerComparisonNoLongerFindsAreWithdrawnUnlessPeopleHaveTouchedThem() throws SQLException {
        List<Change> changes = Scene.changes();
        Change found = changes.get(0);
        Change touched = changes.get(1);
        try (Register register = open()) {
            register.accept(changes);
        }
        execute("UPDATE changes SET state = '整改中' WHERE change_id = '" + touched.id() + "'");
        try (Register register = open()) {
            register.withdrawUnchecked(Scene.FLIGHTS, Set.of(found.id()));
            assertThat(register.list()).containsExactlyInAnyOrder(found, touched);
            register.accept(changes);
            assertThat(register.list()).containsExactlyInAnyOrderElementsOf(changes);
        }
    }

    @Test
    void theSameChangesAgainChangeNoByte() throws IOException {
        try (Register register = open()) {
            register.accept(Scene.changes());
            register.recordUnobserved(
                    Scene.FLIGHTS, Scene.GRID, Scene.comparison().issues());
        }
        byte[] once = Files.readAllBytes(file());
        List<Change> shuffled = new ArrayList<>(Scene.changes());
        Collections.shuffle(shuffled, new Random(7));
        try (Register register = open()) {
            register.accept(shuffled);
            register.accept(List.of(shuffled.get(3), shuffled.get(3)));
            register.recordUnobserved(
                    Scene.FLIGHTS, Scene.GRID, Scene.comparison().issues());
        }
        assertThat(Files.readAllBytes(file())).isEqualTo(once);
    }

    @Test
    void aChangeThatComesWithNewValuesKeepsItsNumberStateAndPlaceInTheIndex() throws SQLException {
        Change first = Scene.changes().get(0);
        Change better =
                new Change(first.id(), first.changed(), new Confidence(0.99), first.place(), first.provenance());
        try (Register register = open()) {
            register.accept(Scene.changes());
            String number = numberOf(register, first);
            execute("UPDATE changes SET state = '整改中' WHERE change_id = '" + first.id() + "'");
            register.accept(List.of(better));
            assertThat(register.list()).contains(better).doesNotContain(first);
            assertThat(numberOf(register, first)).isEqualTo(number);
        }
        assertThat(query("SELECT state FROM changes WHERE change_id = '" + first.id() + "'"))
                .containsExactly("整改中");
        assertThat(query("SELECT count(*) FROM rtree_changes_geom")).containsExactly("12");
    }

    @Test
    void caseNumbersRunOnPerCountyKindAndYearAndAreGivenOnce() {
        Change early = Scene.change(30, 30, 24, 18, Scene.of(LandCover.VEGETATION, LandCover.BUILDING));
        Change late = Scene.change(90, 30, 40, 18, Scene.of(LandCover.VEGETATION, LandCover.BUILDING));
        Change dug = Scene.change(150, 30, 24, 18, Scene.of(LandCover.VEGETATION, LandCover.BARE_GROUND));
        Change nowhere = Scene.change(
                200, 30, 24, 18, Scene.of(LandCover.VEGETATION, LandCover.BUILDING), new GridCell("E114.00N22.50"));
        try (Register register = open()) {
            register.accept(List.of(early));
            register.accept(List.of(dug, nowhere, late, early));
            assertThat(numberOf(register, early)).isEqualTo("440222JZ2600001");
            assertThat(numberOf(register, late)).isEqualTo("440222JZ2600002");
            assertThat(numberOf(register, dug)).isEqualTo("440222KW2600001");
            assertThat(numberOf(register, nowhere)).isEqualTo(nowhere.id().value());
        }
    }

    @Test
    void theFileIsAGeoPackageWithoutSideFiles() throws Exception {
        try (Register register = open()) {
            register.accept(Scene.changes());
            register.recordUnobserved(
                    Scene.FLIGHTS, Scene.GRID, Scene.comparison().issues());
        }
        assertThat(query("PRAGMA application_id")).containsExactly(String.valueOf(0x47504B47));
        assertThat(query("PRAGMA journal_mode")).containsExactly("delete");
        assertThat(query("PRAGMA integrity_check")).containsExactly("ok");
        assertThat(query("PRAGMA foreign_key_check")).isEmpty();
        assertThat(query("SELECT srs_id FROM gpkg_contents WHERE data_type = 'features'"))
                .containsExactly("4547", "4547", "4547");
        assertThat(query("SELECT count(*) FROM regular_outlines")).containsExactly("5");
        assertThat(query("SELECT count(*) FROM rtree_unobserved_geom")).containsExactly("2");
        assertThat(query("SELECT max_x FROM gpkg_contents WHERE table_name = 'changes'"))
                .containsExactly("500268.0");
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactly("register.gpkg");
        }
    }

    @Test
    void theIndexFindsWhatLiesInABox() throws SQLException {
        try (Register register = open()) {
            register.accept(Scene.changes());
        }
        assertThat(query("SELECT change_id FROM changes JOIN rtree_changes_geom ON fid = id WHERE minx <= 500060"
                        + " AND maxx >= 500020 AND miny <= 2540220 AND maxy >= 2540180"))
                .containsExactlyInAnyOrder(
                        Scene.changes().get(0).id().value(),
                        Scene.changes().get(1).id().value());
    }

    @Test
    void aWindowHoldsTheChangesWhoseOutlinesMeetItLargestFirst() {
        List<Change> changes = Scene.many(3000, 8);
        Envelope window =
                new Envelope(Scene.WEST + 20_000, Scene.WEST + 30_000, Scene.NORTH - 60_000, Scene.NORTH - 45_000);
        var rectangle = new GeometryFactory().toGeometry(window);
        try (Register register = open()) {
            register.accept(changes);
            List<Change> found =
                    register.within(window).stream().map(NumberedChange::change).toList();
            assertThat(found)
                    .isNotEmpty()
                    .isEqualTo(register.list().stream()
                            .filter(change ->
                                    rectangle.intersects(change.place().outline()))
                            .toList());
            assertThat(register.within(new Envelope(0, 1, 0, 1))).isEmpty();
        }
    }

    @Test
    void theStyleIsWellFormedAndNamesEveryKindInItsColour() throws Exception {
        String qml = QgisStyle.ofChanges();
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(withoutDoctype(qml))));
        assertThat(document.getElementsByTagName("category").getLength()).isEqualTo(ChangeKind.values().length);
        for (ChangeKind kind : ChangeKind.values()) {
            var colour = KindColour.of(kind);
            assertThat(qml)
                    .contains("label=\"" + kind.chinese() + "\"")
                    .contains(colour.getRed() + "," + colour.getGreen() + "," + colour.getBlue() + ",255");
        }
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(withoutDoctype(QgisStyle.ofUnobserved()))))
                        .getElementsByTagName("symbol")
                        .getLength())
                .isEqualTo(1);
    }

    @Test
    void unobservedGroundOfAPairIsReplacedAsAWhole() throws SQLException {
        try (Register register = open()) {
            register.recordUnobserved(
                    Scene.FLIGHTS, Scene.GRID, Scene.comparison().issues());
            register.recordUnobserved(
                    Scene.FLIGHTS, Scene.GRID, Scene.comparison().issues().subList(0, 1));
        }
        assertThat(query("SELECT kind FROM unobserved")).containsExactly("nodata");
    }

    @Test
    void anotherCrsIsRefused() {
        CrsDefinition other = new CrsDefinition(CrsCode.epsg(4526), "zone 38", "PROJCS[\"zone 38\"]");
        try (Register register = open()) {
            assertThat(register.crs()).isEqualTo(CrsCode.epsg(4547));
        }
        assertThatThrownBy(() -> Register.open(file(), other))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("EPSG:4526");
        try (Register register = Register.open(folder.resolve("other.gpkg"), other)) {
            assertThatThrownBy(() -> register.accept(Scene.changes()))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("one register per CRS");
            assertThat(register.list()).isEmpty();
        }
    }

    @Test
    void aFileThatIsNoRegisterIsRefusedAndLeftAlone() throws IOException {
        Files.writeString(file(), "this is a letter, not a database, and it is long enough to be one".repeat(20));
        byte[] before = Files.readAllBytes(file());
        assertThatThrownBy(this::open).isInstanceOf(InputDataException.class).hasMessageContaining("register.gpkg");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void twentyThousandChangesAreStoredAtOnce() throws SQLException {
        List<Change> changes = Scene.many(20_000, 42);
        try (Register register = open()) {
            register.accept(changes);
        }
        assertThat(query("SELECT count(*) FROM changes")).containsExactly("20000");
    }

    private Path file() {
        return folder.resolve("register.gpkg");
    }

    private Register open() {
        return Register.open(file(), Scene.CRS);
    }

    private static String numberOf(Register register, Change change) {
        return register.listNumbered().stream()
                .filter(listed -> listed.change().id().equals(change.id()))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private static String withoutDoctype(String qml) {
        return qml.substring(qml.indexOf("<qgis "));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            // As every GIS does: the triggers of the R-tree need them.
            SpatialFunctions.register(connection);
            statement.executeUpdate(sql);
        }
    }

    private List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                values.add(result.getString(1));
            }
        }
        return values;
    }
}
