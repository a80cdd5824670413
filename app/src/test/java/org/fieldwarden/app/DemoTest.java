package org.fieldwarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.reporting.register.ComparedGround;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Register;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from rendered flights over an upload to reports, on a small village. */
class DemoTest {

    @TempDir
    private Path out;

    @Test
    void threeFlightsBecomeTwoMonthsInOneRegisterWithReportsAndDossiers() throws IOException {
        CommandRun run = CommandRun.of("demo", "--side", 1024, "--out", out);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("precision", "recall", "reports and dossiers");
        for (String month : List.of("report-2026-10", "report-2026-11")) {
            for (String file : List.of("monthly-report.pdf", "monthly-report.xlsx", "leads.shp", "leads.txt")) {
                assertThat(out.resolve(month).resolve(file)).isNotEmptyFile();
            }
        }
        assertThat(names("dossiers", ".pdf")).hasSize(3);
        assertThat(names("dossiers", ".zip")).hasSize(3);
        List<NumberedChange> registered = oneRegisterOfTwoComparisons();
        assertThat(run.out()).contains(numbers(registered));

        CommandRun another = CommandRun.of("demo", "--side", 1024, "--seed", 8, "--out", out);
        assertThat(another.exitCode()).isEqualTo(2);
        assertThat(another.sentences()).singleElement().asString().contains("another village");
        CommandRun report = CommandRun.of(
                "report", "--catalogue", out.resolve("catalogue"), "--month", "2027-01", "--out", out.resolve("none"));
        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.sentences()).singleElement().asString().contains("2027-01", "2026-10, 2026-11");
    }

    /** A dossier's file has the number of its lead. */
    private String numbers(List<NumberedChange> registered) throws IOException {
        String dossier = names("dossiers", ".pdf").get(0).replace(".pdf", "");
        assertThat(registered).extracting(NumberedChange::number).contains(dossier);
        return dossier;
    }

    private List<NumberedChange> oneRegisterOfTwoComparisons() throws IOException {
        List<String> registers = names("catalogue/register", ".gpkg");
        assertThat(registers).containsExactly("changes-epsg4547.gpkg");
        try (Register register =
                Register.openExisting(out.resolve("catalogue/register").resolve(registers.get(0)))) {
            List<FlightId> flights = register.listCompared().stream()
                    .map(ComparedGround::current)
                    .map(flight -> flight.id())
                    .toList();
            assertThat(flights).hasSize(2).doesNotHaveDuplicates();
            assertThat(register.listNumbered())
                    .extracting(change -> change.change().provenance().current().id())
                    .containsAll(flights.subList(0, 1));
            for (FlightId flight : flights) {
                assertThat(out.resolve("catalogue/results")
                                .resolve(flight.value())
                                .resolve("changes.gpkg"))
                        .isNotEmptyFile();
            }
            return register.listNumbered();
        }
    }

    private List<String> names(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(out.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
