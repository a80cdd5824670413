package org.fieldwarden.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.junit.jupiter.api.Test;

final class JobJsonTest {

    private static Job job(PixelToMap pixelToMap) {
        return new Job(
                new Job.Flights(
                        new FlightFile(
                                Path.of("/航片/九月 (1).tif"),
                                new FlightId("sep"),
                                AcquisitionDate.UNKNOWN,
                                "a".repeat(64)),
                        new FlightFile(
                                Path.of("/flights/oct.tif"),
                                new FlightId("oct"),
                                new AcquisitionDate("2026-10-05"),
                                "b".repeat(64))),
                new PixelGrid(CrsCode.epsg(4547), pixelToMap, 4000, 3000),
                "c".repeat(64),
                "d".repeat(64),
                1280);
    }

    /** The key of a block holds the grid as text: one bit lost and no worker would find the block. */
    @Test
    void everyBitOfTheGridComesBack() {
        Random random = new Random(8);
        for (int i = 0; i < 1000; i++) {
            double gsd = 0.3 + random.nextDouble() / 3;
            Job job = job(new PixelToMap(
                    Math.nextUp(gsd),
                    random.nextGaussian() * 1e-7,
                    5e5 + random.nextGaussian() * 1e5,
                    i % 2 == 0 ? -0.0 : Double.MIN_VALUE,
                    -gsd,
                    4e6 + random.nextGaussian()));

            Job back = JobJson.decode(JobJson.encode(job)).orElseThrow();

            assertThat(back).isEqualTo(job);
            assertThat(back.grid().toString()).isEqualTo(job.grid().toString());
            assertThat(SharedStore.id(back)).isEqualTo(SharedStore.id(job));
        }
    }

    @Test
    void whatIsNoJobOfThisVersionGivesNothing() {
        byte[] bytes = JobJson.encode(job(new PixelToMap(0.3, 0, 0, 0, -0.3, 0)));
        String text = new String(bytes, StandardCharsets.UTF_8);

        for (String other : new String[] {
            "", "{", "[]", "{}", text.replace("\"version\":1", "\"version\":2"), text.replace("EPSG:4547", "?")
        }) {
            assertThat(JobJson.decode(other.getBytes(StandardCharsets.UTF_8)))
                    .as(other)
                    .isEmpty();
        }
    }
}
