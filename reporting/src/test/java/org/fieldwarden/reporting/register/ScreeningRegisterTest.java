package org.fieldwarden.reporting.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangePlace;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.PlanarGround;
import org.fieldwarden.reporting.Scene;
import org.fieldwarden.reporting.layer.LayerRole;
import org.fieldwarden.reporting.layer.LayerSet;
import org.fieldwarden.reporting.screening.Layers;
import org.fieldwarden.reporting.screening.RulesFile;
import org.fieldwarden.reporting.screening.ScreenedChange;
import org.fieldwarden.reporting.screening.Screening;
import org.fieldwarden.reporting.screening.ScreeningBasis;
import org.fieldwarden.reporting.screening.ScreeningDifference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreeningRegisterTest {

    private static final LayerSet FARMLAND =
            new LayerSet(List.of(Layers.complete(LayerRole.FARMLAND, Scene.rectangle(0, 0, 100, 300))));
    private static final LayerSet MORE_FARMLAND = new LayerSet(List.of(
            Layers.complete(LayerRole.FARMLAND, Scene.rectangle(0, 0, 300, 300)),
            Layers.complete(LayerRole.APPROVED, Scene.rectangle(290, 230, 5, 5))));

    @TempDir
    Path folder;

    @Test
    void aRegisterOfTheFirstVersionOpensIsUpgradedAndKeepsEverything() throws IOException, SQLException {
        try (InputStream old = new GZIPInputStream(
                Objects.requireNonNull(ScreeningRegisterTest.class.getResourceAsStream("register-1.gpkg.gz")))) {
            Files.copy(old, file());
        }
        try (Register register = Register.openExisting(file())) {
            assertThat(register.list())
                    .containsExactlyInAnyOrderElementsOf(Scene.changes().stream()
                            .map(ScreeningRegisterTest::traced)
                            .toList());
            assertThat(register.crs()).isEqualTo(Scene.CRS.code());
            assertThat(register.standing().screened()).isEmpty();
            assertThat(register.standing().stateOf(Scene.changes().get(0).id())).isEqualTo("待核查");
            assertThat(screen(register, FARMLAND).screened()).isEqualTo(12);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            assertThat(Migrations.version(connection)).isEqualTo(Migrations.present());
        }
        try (Register fresh = Register.open(folder.resolve("fresh.gpkg"), Scene.CRS)) {
            fresh.accept(Scene.changes());
        }
        assertThat(columns(file())).containsExactlyInAnyOrderElementsOf(columns(folder.resolve("fresh.gpkg")));
    }

    /** As a register of the first version knows it: without a regular outline. */
    private static Change traced(Change change) {
        ChangePlace place = change.place();
        return new Change(
                change.id(),
                change.changed(),
                change.confidence(),
                new ChangePlace(place.crs(), place.outline(), place.outlineLonLat(), place.area(), place.locality()),
                change.provenance(),
                change.nuisance());
    }

    @Test
    void whatScreeningSaysComesBack() {
        try (Register register = open()) {
            register.accept(Scene.changes());
            screen(register, FARMLAND);
            List<ScreenedChange> screened = screening(FARMLAND).screen(register.list());
            assertThat(register.standing().screened().values()).containsExactlyInAnyOrderElementsOf(screened);
            assertThat(register.standing().basis()).contains(basis(FARMLAND));
        }
    }

    @Test
    void theSameScreeningAgainChangesNoByteAndSaysSo() throws IOException {
        try (Register register = open()) {
            register.accept(Scene.changes());
            ScreeningDifference first = screen(register, FARMLAND);
            assertThat(first.first()).isEqualTo(12);
            assertThat(first.isNone()).isFalse();
        }
        byte[] once = Files.readAllBytes(file());
        try (Register register = open()) {
            ScreeningDifference second = screen(register, FARMLAND);
            assertThat(second.isNone()).isTrue();
            assertThat(second.screened()).isEqualTo(12);
        }
        assertThat(Files.readAllBytes(file())).isEqualTo(once);
    }

    @Test
    void otherLayersSayWhatIsDifferent() {
        try (Register register = open()) {
            register.accept(Scene.changes());
            screen(register, FARMLAND);
            ScreeningDifference difference = screen(register, MORE_FARMLAND);
            assertThat(difference.first()).isZero();
            assertThat(difference.areas()).isEqualTo(12);
            assertThat(difference.appeared()).contains("440222JZ2600001 FW-01 疑似");
            assertThat(difference.gone()).contains("440222JZ2600001 FW-01 存疑");
        }
    }

    @Test
    void aChangeThatComesWithAnotherOutlineIsNoLongerScreened() {
        Change change = Scene.changes().get(0);
        Change moved = new Change(
                change.id(),
                change.changed(),
                change.confidence(),
                new ChangePlace(
                        change.place().crs(),
                        Scene.rectangle(30, 30, 24, 17),
                        change.place().outlineLonLat(),
                        change.place().area(),
                        change.place().locality()),
                change.provenance());
        try (Register register = open()) {
            register.accept(Scene.changes());
            screen(register, FARMLAND);
            register.accept(Scene.changes());
            assertThat(register.standing().of(change.id())).isPresent();
            register.accept(List.of(moved));
            assertThat(register.standing().of(change.id())).isEmpty();
            assertThat(register.standing().screened()).hasSize(11);
        }
    }

    @Test
    void aRegisterThatIsNotThereIsNotMade() {
        assertThatThrownBy(() -> Register.openExisting(file()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("There is no register");
        assertThat(file()).doesNotExist();
    }

    @Test
    void aRegisterOfANewerVersionIsRefused() throws SQLException {
        open().close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO fieldwarden_schema VALUES (99, 'later', '2030-01-01')");
        }
        assertThatThrownBy(this::open).isInstanceOf(UsageException.class).hasMessageContaining("newer Fieldwarden");
    }

    private static List<String> columns(Path file) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT m.name || '.' || c.name FROM sqlite_master m,"
                        + " pragma_table_info(m.name) c WHERE m.type = 'table'")) {
            while (row.next()) {
                columns.add(row.getString(1));
            }
        }
        return columns;
    }

    private static ScreeningDifference screen(Register register, LayerSet layers) {
        return register.recordScreening(basis(layers), screening(layers).screen(register.list()));
    }

    private static ScreeningBasis basis(LayerSet layers) {
        return ScreeningBasis.of(layers, RulesFile.shipped());
    }

    private static Screening screening(LayerSet layers) {
        return new Screening(new PlanarGround(), layers, RulesFile.shipped());
    }

    private Path file() {
        return folder.resolve("register.gpkg");
    }

    private Register open() {
        return Register.open(file(), Scene.CRS);
    }
}
