package org.fieldwarden.app.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingCopyTest {

    private static final PixelGrid GRID = new PixelGrid(
            CrsCode.epsg(4547),
            PixelToMap.northUp(500_000, 4_000_000, GroundSamplingDistance.ofMetres(0.3)),
            2300,
            1100);

    @TempDir
    private Path folder;

    private final Noise flight = new Noise();
    private WorkingCopy copy;

    @BeforeEach
    void open() throws IOException {
        copy = WorkingCopy.open(flight, GRID, folder.resolve("pixels"));
        copy.parts().forEach(copy::fill);
        flight.reads.set(0);
    }

    @AfterEach
    void close() {
        copy.close();
    }

    @Test
    void anyWindowHasThePixelsOfTheFlightWithoutReadingIt() {
        Random random = new Random(3);
        for (int i = 0; i < 40; i++) {
            int column = random.nextInt(2200);
            int row = random.nextInt(1000);
            PixelWindow window =
                    PixelWindow.atSize(column, row, 1 + random.nextInt(2300 - column), 1 + random.nextInt(1100 - row));
            assertThat(copy.read(GRID, window)).isEqualTo(Noise.tile(window));
        }
        assertThat(flight.reads.get()).isZero();
    }

    @Test
    void aCoarserGridIsTheMeanOfWhatWasObserved() {
        PixelGrid half = new PixelGrid(
                GRID.crs(), PixelToMap.northUp(500_000, 4_000_000, GroundSamplingDistance.ofMetres(0.6)), 1150, 550);
        PixelWindow window = PixelWindow.atSize(500, 300, 60, 40);
        OrthophotoTile mean = copy.read(half, window);
        OrthophotoTile fine = Noise.tile(PixelWindow.atSize(1000, 600, 120, 80));
        for (int row = 0; row < 40; row++) {
            for (int column = 0; column < 60; column++) {
                int sum = 0;
                int count = 0;
                for (int pixel = 0; pixel < 4; pixel++) {
                    int x = 2 * column + pixel % 2;
                    int y = 2 * row + pixel / 2;
                    if (fine.observed(x, y)) {
                        sum += fine.value(x, y, 1);
                        count++;
                    }
                }
                assertThat(mean.observed(column, row)).isEqualTo(count >= 2);
                if (count > 0) {
                    assertThat(mean.value(column, row, 1)).isEqualTo((sum + count / 2) / count);
                }
            }
        }
        assertThat(flight.reads.get()).isZero();
    }

    @Test
    void theLastPixelsOfACoarserGridAreMeansOfWhatThereIs() {
        PixelGrid coarse = new PixelGrid(
                GRID.crs(), PixelToMap.northUp(500_000, 4_000_000, GroundSamplingDistance.ofMetres(0.3 * 28)), 83, 40);
        OrthophotoTile mean = copy.read(coarse, coarse.window());
        assertThat(mean.window()).isEqualTo(coarse.window());
        assertThat(mean.observed(40, 20)).isTrue();
        assertThat(flight.reads.get()).isZero();
    }

    @Test
    void otherGridsAndPlacesOutsideComeFromTheFlight() {
        PixelWindow across = PixelWindow.atSize(2200, 1000, 200, 150);
        assertThat(copy.read(GRID, across)).isEqualTo(Noise.tile(across));
        PixelWindow around = PixelWindow.atSize(-10, -20, 2400, 1200);
        assertThat(copy.read(GRID, around)).isEqualTo(Noise.tile(around));
        flight.reads.set(0);
        copy.read(GRID, PixelWindow.atSize(2200, 1000, 200, 50));
        PixelGrid beside = new PixelGrid(
                GRID.crs(), PixelToMap.northUp(500_000.1, 4_000_000, GroundSamplingDistance.ofMetres(0.3)), 100, 100);
        copy.read(beside, beside.window());
        assertThat(flight.reads.get()).isEqualTo(2);
    }

    @Test
    void aDamagedTileIsToldByTheFlightToWhoeverReadsIt() throws IOException {
        flight.damaged = PixelWindow.atSize(1100, 100, 10, 10);
        try (WorkingCopy damaged = WorkingCopy.open(flight, GRID, folder.resolve("damaged"))) {
            damaged.parts().forEach(damaged::fill);
            assertThat(damaged.read(GRID, PixelWindow.atSize(0, 0, 1000, 500)))
                    .isEqualTo(Noise.tile(PixelWindow.atSize(0, 0, 1000, 500)));
            assertThatThrownBy(() -> damaged.read(GRID, PixelWindow.atSize(1000, 0, 200, 200)))
                    .isInstanceOf(InputDataException.class);
            assertThat(damaged.read(GRID, PixelWindow.atSize(1500, 0, 200, 200)))
                    .isEqualTo(Noise.tile(PixelWindow.atSize(1500, 0, 200, 200)));
        }
    }

    @Test
    void theScratchFileIsGoneAfterwards() throws IOException {
        Path file = folder.resolve("short");
        WorkingCopy.open(flight, GRID, file).close();
        assertThat(Files.exists(file)).isFalse();
    }

    /** A flight whose pixels follow from their place. */
    private static final class Noise implements Orthophoto {

        private final AtomicInteger reads = new AtomicInteger();
        private PixelWindow damaged = PixelWindow.atSize(5000, 5000, 1, 1);

        static OrthophotoTile tile(PixelWindow window) {
            byte[] rgb = new byte[Math.toIntExact(window.pixels() * 3)];
            boolean[] observed = new boolean[Math.toIntExact(window.pixels())];
            int at = 0;
            for (int row = window.row(); row < window.endRow(); row++) {
                for (int column = window.column(); column < window.endColumn(); column++) {
                    int noise = (row * 7919 + column * 104_729) * 31;
                    rgb[3 * at] = (byte) noise;
                    rgb[3 * at + 1] = (byte) (noise >> 8);
                    rgb[3 * at + 2] = (byte) (noise >> 16);
                    observed[at++] = noise % 5 != 0;
                }
            }
            return OrthophotoTile.of(window, rgb, observed);
        }

        @Override
        public Flight flight() {
            return new Flight(new FlightId("noise"), AcquisitionDate.UNKNOWN, GRID, "0".repeat(64));
        }

        @Override
        public OrthophotoTile read(PixelGrid grid, PixelWindow window) {
            reads.incrementAndGet();
            if (window.intersection(damaged).isPresent()) {
                throw new InputDataException("noise.tif", "read", "damaged");
            }
            return tile(window);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
