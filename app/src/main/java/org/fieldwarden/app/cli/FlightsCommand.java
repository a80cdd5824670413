package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fieldwarden.ingest.CatalogueFlight;
import org.fieldwarden.ingest.FlightCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the catalogue. */
@Command(name = "flights", description = "Lists the flights of a catalogue, by day.")
final class FlightsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final CatalogueOption catalogue = new CatalogueOption();

    @Override
    public Integer call() {
        FlightCatalogue flights = FlightCatalogue.existing(catalogue.folder());
        List<CatalogueFlight> entries = flights.list();
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-24s %-10s %10s %8s  %-10s %-8s  %s%n", "id", "flown", "ha", "GSD m", "CRS", "state", "site");
        for (CatalogueFlight entry : entries) {
            out.printf(
                    Locale.ROOT,
                    "%-24s %-10s %10.2f %8.3f  %-10s %-8s  %s%n",
                    entry.flight().id(),
                    entry.flight().flownOn(),
                    IngestCommand.hectares(entry.coverage().observed().value()),
                    entry.flight().grid().gsd().metres(),
                    entry.flight().grid().crs(),
                    flights.isWhole(entry) ? "accepted" : "damaged",
                    entry.site());
        }
        return 0;
    }
}
