package org.fieldwarden.app.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.ingest.geotiff.GeoTiffOrthophoto;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The two flights of a run. */
final class FlightsOptions {

    @Option(
            names = "--baseline",
            required = true,
            paramLabel = "FILE",
            description = "Earlier orthophoto, the one that the run compared.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path baseline;

    @Option(
            names = "--current",
            required = true,
            paramLabel = "FILE",
            description = "Later orthophoto, the one that the run compared.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path current;

    @Option(names = "--baseline-flown", paramLabel = "DATE", description = "Day of the earlier flight, for the pages.")
    private @Nullable LocalDate baselineFlown;

    @Option(names = "--current-flown", paramLabel = "DATE", description = "Day of the later flight, for the pages.")
    private @Nullable LocalDate currentFlown;

    Orthophoto openBaseline() {
        return open(baseline, "baseline", baselineFlown);
    }

    Orthophoto openCurrent() {
        return open(current, "current", currentFlown);
    }

    private static Orthophoto open(Path file, String id, @Nullable LocalDate flown) {
        AcquisitionDate day = flown == null ? AcquisitionDate.UNKNOWN : AcquisitionDate.on(flown);
        return GeoTiffOrthophoto.open(file, new FlightId(id), day);
    }
}
