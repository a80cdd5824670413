package org.fieldwarden.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.ingest.geotiff.Compression;
import org.fieldwarden.ingest.geotiff.GeoTiffWriter;
import org.fieldwarden.ingest.geotiff.Scenes;
import org.fieldwarden.ingest.geotiff.TileProgress;
import org.fieldwarden.ingest.geotiff.TileSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;

final class FlightIntakeTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 5);
    private static final Instant NOW = Instant.parse("2026-10-06T01:02:03Z");

    private final PixelGrid whole = Scenes.grid(0, 0, 0.5, 1000, 700);
    private final Path folder;
    private final FlightCatalogue catalogue;
    private final FlightIntake intake;

    FlightIntakeTest(@TempDir Path folder) {
        this.folder = folder;
        catalogue = FlightCatalogue.at(folder.resolve("catalogue"));
        intake = new FlightIntake(catalogue, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private CatalogueFlight receive(Path... files) {
        return receive(OCTOBER, "河东", files);
    }

    private CatalogueFlight receive(LocalDate day, String site, Path... files) {
        List<ReceivedInput> inputs = Arrays.stream(files).map(ReceivedInput::of).toList();
        return intake.receive(
                new IngestRequest(inputs, day, site, Optional.empty(), Compression.DEFLATE), TileProgress.unwatched());
    }

    /** Writes a window of the scene as a file of its own. */
    private Path tile(String name, TileSource scene, PixelWindow window) {
        PixelToMap map = whole.pixelToMap();
        Coordinate corner = map.toMap(window.column(), window.row());
        PixelGrid grid = new PixelGrid(
                whole.crs(), PixelToMap.northUp(corner.x, corner.y, whole.gsd()), window.width(), window.height());
        Path file = folder.resolve(name);
        GeoTiffWriter.write(
                file,
                grid,
                part -> {
                    PixelWindow there = PixelWindow.atSize(
                            window.column() + part.column(), window.row() + part.row(), part.width(), part.height());
                    OrthophotoTile tile = scene.tile(there);
                    return OrthophotoTile.of(part, tile.toRgb(), tile.toObserved());
                },
                Compression.DEFLATE);
        return file;
    }

    @Test
    void flightIsListedAndOpened() {
        CatalogueFlight entry = receive(tile("田块 10月.tif", Scenes.noise(), whole.window()));

        assertThat(entry.flight().grid()).isEqualTo(whole);
        assertThat(entry.flight().id().value()).startsWith("2026-10-05-").hasSize(23);
        assertThat(entry.site()).isEqualTo("河东");
        assertThat(entry.coverage().observed().value()).isCloseTo(1000 * 700 * 0.25, Offset.offset(1e-6));
        assertThat(entry.coverage().holes().count()).isZero();
        assertThat(entry.parts())
                .extracting(ReceivedFile::name)
                .first()
                .asString()
                .endsWith("田块 10月.tif");
        assertThat(entry.stored().since()).isEqualTo(NOW);
        assertThat(catalogue.list()).containsExactly(entry);
        assertThat(catalogue.quicklook(entry.flight())).exists();
        try (Orthophoto orthophoto = catalogue.open(entry.flight().id())) {
            assertThat(orthophoto.read(whole, whole.window()))
                    .isEqualTo(Scenes.noise().tile(whole.window()));
        }
    }

    @Test
    void filesOfAFlightBecomeOneOrthophotoWithTheSamePixels() throws IOException {
        Path tiles = Files.createDirectories(folder.resolve("tiles"));
        for (int row = 0; row < 700; row += 350) {
            for (int column = 0; column < 1000; column += 250) {
                tile(
                        "tiles/r" + row + "c" + column + ".tif",
                        Scenes.noiseWithNodata(),
                        PixelWindow.atSize(column, row, 250, 350));
            }
        }
        Files.writeString(tiles.resolve("r0c0.tfw"), "0.5");

        CatalogueFlight entry = receive(tiles);

        assertThat(entry.parts()).hasSize(8);
        assertThat(entry.flight().grid()).isEqualTo(whole);
        try (Orthophoto orthophoto = catalogue.open(entry.flight().id())) {
            assertThat(orthophoto.read(whole, whole.window()))
                    .isEqualTo(Scenes.noiseWithNodata().tile(whole.window()));
        }
    }

    @Test
    void missingTileIsAHole() throws IOException {
        Files.createDirectories(folder.resolve("tiles"));
        for (int index = 0; index < 9; index++) {
            if (index != 4) {
                tile(
                        "tiles/" + index + ".tif",
                        Scenes.noise(),
                        PixelWindow.atSize(index % 3 * 200, index / 3 * 200, 200, 200));
            }
        }

        Coverage coverage = receive(folder.resolve("tiles")).coverage();

        assertThat(coverage.observed().value()).isCloseTo(8 * 200 * 200 * 0.25, Offset.offset(1e-6));
        assertThat(coverage.holes().count()).isEqualTo(1);
        assertThat(coverage.holes().area().value()).isCloseTo(200 * 200 * 0.25, Offset.offset(1.0));
    }

    @Test
    void overlappingFilesFillEachOthersNodata() throws IOException {
        TileSource left = window -> Scenes.tile(window, (column, row, band) -> 9, (column, row) -> column < 300);
        TileSource right = window -> Scenes.tile(window, (column, row, band) -> 9, (column, row) -> column >= 300);
        Path one = tile("one.tif", left, PixelWindow.atSize(0, 0, 600, 400));
        Path two = tile("two.tif", right, PixelWindow.atSize(100, 100, 600, 400));

        CatalogueFlight entry = receive(one, two);

        assertThat(entry.flight().grid().width()).isEqualTo(700);
        // 300 columns x 400 rows on the left, and 400 x 400 on the right.
        assertThat(entry.coverage().observed().value()).isCloseTo((300 + 400) * 400 * 0.25, Offset.offset(1e-6));
    }

    @Test
    void sameFilesAreOneFlightWhateverTheirNamesAndOrder() throws IOException {
        Path one = tile("one.tif", Scenes.noise(), PixelWindow.atSize(0, 0, 300, 200));
        Path two = tile("two.tif", Scenes.ramp(), PixelWindow.atSize(300, 0, 300, 200));
        CatalogueFlight first = receive(one, two);
        String before = contents();
        Path renamed = Files.move(two, folder.resolve("a.tif"));

        CatalogueFlight second = receive(renamed, one, one);

        assertThat(second.flight()).isEqualTo(first.flight());
        assertThat(contents())
                .isEqualTo(before)
                .doesNotContain(".part")
                .contains("flights/" + first.flight().id());
    }

    private String contents() throws IOException {
        StringBuilder contents = new StringBuilder();
        try (Stream<Path> paths = Files.walk(catalogue.folder())) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                contents.append(catalogue.folder().relativize(path))
                        .append(' ')
                        .append(Files.getLastModifiedTime(path))
                        .append('\n');
            }
        }
        return contents.toString();
    }

    @Test
    void samePhotosUnderAnotherDayAreRefused() {
        Path file = tile("flight.tif", Scenes.noise(), PixelWindow.atSize(0, 0, 300, 200));
        CatalogueFlight first = receive(file);

        assertThatThrownBy(() -> receive(OCTOBER.plusDays(30), "河东", file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(first.flight().id().value())
                .hasMessageContaining("2026-10-05");
    }

    @Test
    void unusableFileLeavesNothingBehind() throws IOException {
        Path good = tile("good.tif", Scenes.noise(), PixelWindow.atSize(0, 0, 300, 200));
        Path broken = Files.writeString(folder.resolve("broken.tif"), "not a picture");

        assertThatThrownBy(() -> receive(good, broken))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("broken.tif")
                .hasMessageContaining("not a TIFF");
        assertThat(contents()).isEmpty();
    }

    @Test
    void flightWithoutAnyObservationIsRefused() throws IOException {
        Path empty = tile("empty.tif", OrthophotoTile::unobserved, PixelWindow.atSize(0, 0, 300, 200));

        assertThatThrownBy(() -> receive(empty))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("no observed pixel");
        assertThat(contents()).isEmpty();
    }

    @Test
    void flightOfOnePixelIsAFlight() {
        CatalogueFlight entry = receive(tile("one.tif", Scenes.noise(), PixelWindow.atSize(0, 0, 1, 1)));

        assertThat(entry.coverage().observed().value()).isCloseTo(0.25, Offset.offset(1e-9));
    }

    @Test
    void sixteenBitFilesOfAFlightAreScaledTogether() throws IOException {
        // The two files differ in brightness as the ground does; scaled each for itself, both would look alike.
        Path dark = SixteenBit.write(folder.resolve("dark.tif"), 0, 1000);
        Path bright = SixteenBit.write(folder.resolve("bright.tif"), 40, 3000);

        CatalogueFlight entry = receive(dark, bright);

        try (Orthophoto orthophoto = catalogue.open(entry.flight().id())) {
            OrthophotoTile tile =
                    orthophoto.read(entry.flight().grid(), entry.flight().grid().window());
            assertThat(tile.value(10, 10, 0)).isLessThan(80);
            assertThat(tile.value(90, 10, 0)).isGreaterThan(170);
        }
    }

    @Test
    void filesOfDifferentDetailAreTwoFlights() {
        Path fine = tile("fine.tif", Scenes.noise(), PixelWindow.atSize(0, 0, 300, 200));
        Path coarse = folder.resolve("coarse.tif");
        GeoTiffWriter.write(coarse, Scenes.grid(0, 0, 1, 300, 200), Scenes.noise(), Compression.DEFLATE);

        assertThatThrownBy(() -> receive(fine, coarse))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("different detail");
    }

    @Test
    void filesFarApartAreNoFlight() {
        Path here = tile("here.tif", Scenes.noise(), PixelWindow.atSize(0, 0, 300, 200));
        Path there = folder.resolve("there.tif");
        GeoTiffWriter.write(there, Scenes.grid(90_000, 60_000, 0.5, 300, 200), Scenes.noise(), Compression.DEFLATE);

        assertThatThrownBy(() -> receive(here, there))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("one place");
    }

    @Test
    void filesBesideThePixelLatticeAreResampled() {
        Path one = tile("one.tif", Scenes.ramp(), PixelWindow.atSize(0, 0, 200, 200));
        Path shifted = folder.resolve("shifted.tif");
        GeoTiffWriter.write(shifted, Scenes.grid(75.2, 0, 0.5, 150, 200), Scenes.ramp(), Compression.DEFLATE);

        CatalogueFlight entry = receive(one, shifted);

        assertThat(entry.flight().grid().width()).isIn(300, 301);
        assertThat(entry.coverage().holes().count()).isZero();
    }

    @Test
    void changedStoredFileIsFoundOut() throws IOException {
        CatalogueFlight entry = receive(tile("flight.tif", Scenes.noise(), whole.window()));
        Path stored = catalogue.file(entry.flight());
        byte[] bytes = Files.readAllBytes(stored);
        bytes[bytes.length - 100] ^= 1;
        Files.write(stored, bytes);

        assertThatThrownBy(() -> catalogue.open(entry.flight().id()))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("changed");
        Files.delete(stored);
        assertThat(catalogue.isWhole(entry)).isFalse();
    }

    @Test
    void lostOrthophotoIsWrittenAgain() throws IOException {
        Path file = tile("flight.tif", Scenes.noise(), whole.window());
        CatalogueFlight entry = receive(file);
        Files.delete(catalogue.file(entry.flight()));

        assertThat(receive(file).flight()).isEqualTo(entry.flight());
        assertThat(catalogue.isWhole(entry)).isTrue();
    }

    @Test
    void workOfAKilledProcessIsSweptAway() throws IOException {
        Path left = Files.createDirectories(folder.resolve("catalogue/incoming/killed"));
        Files.writeString(left.resolve("lock"), "");
        Files.writeString(left.resolve("orthophoto.tif.scratch0"), "half a tile");

        receive(tile("flight.tif", Scenes.noise(), PixelWindow.atSize(0, 0, 300, 200)));

        assertThat(folder.resolve("catalogue/incoming")).isEmptyDirectory();
    }

    @Test
    void damagedEntryIsRefused() throws IOException {
        CatalogueFlight entry = receive(tile("flight.tif", Scenes.noise(), PixelWindow.atSize(0, 0, 300, 200)));
        Files.writeString(catalogue.item(entry.flight().id()), "{\"id\": \"oct\"}");

        assertThatThrownBy(catalogue::list)
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void wrongZoneIsFoundByTheCountysBounds() {
        Path file = tile("flight.tif", Scenes.noise(), PixelWindow.atSize(0, 0, 300, 200));
        // The file lies at 114° E by its CRS (EPSG:4547); the county lies at 117° E.
        CountyBounds county = CountyBounds.parse("116.5,22.2,117.5,23.2");
        IngestRequest request = new IngestRequest(
                List.of(ReceivedInput.of(file)), OCTOBER, "", Optional.of(county), Compression.DEFLATE);

        assertThatThrownBy(() -> intake.receive(request, TileProgress.unwatched()))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("114.00")
                .hasMessageContaining("with EPSG:4548 it would lie inside");
    }

    @Test
    void countysOwnFlightPassesItsBounds() {
        Path file = tile("flight.tif", Scenes.noise(), PixelWindow.atSize(0, 0, 300, 200));
        IngestRequest request = new IngestRequest(
                List.of(ReceivedInput.of(file)),
                OCTOBER,
                "",
                Optional.of(CountyBounds.parse("113.9,22.5,114.1,22.7")),
                Compression.DEFLATE);

        assertThat(intake.receive(request, TileProgress.unwatched())
                        .flight()
                        .grid()
                        .width())
                .isEqualTo(300);
    }
}
