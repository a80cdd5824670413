package org.fieldwarden.app.web;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Kill -9 at labelled points between the first byte of a flight and its place in the catalogue. */
final class IngestKillRoundsTest {

    private static final int QUICK_SIDE_PX = 800;
    private static final int ROUNDS_SIDE_PX = 3000;

    /** A round in which the process died behind its point counts, but does not show it. */
    private static final int MOST_TRIES = 20;

    private static final List<KillPoint> OF_INGEST =
            List.of(KillPoint.WHILE_READING, KillPoint.DURING_COG, KillPoint.BEFORE_RENAME, KillPoint.AFTER_RENAME);

    @TempDir
    private Path folder;

    @Test
    void flightThatIsBrokenOffAtAPointIsWholeOrNotThereAndComesInOnce() throws Exception {
        try (KilledIntake intake = new KilledIntake(folder, QUICK_SIDE_PX)) {
            intake.ingestKilledAt(KillPoint.DURING_COG);
            intake.ingestKilledAt(KillPoint.AFTER_RENAME);
            intake.serverKilledAt(KillPoint.AFTER_LAST_CHUNK);
        }
    }

    /** Run with {@code -Dingest.kill.rounds=3}; a quarter of a minute for each round of each point. */
    @Test
    @EnabledIfSystemProperty(named = "ingest.kill.rounds", matches = "[0-9]+", disabledReason = "takes minutes")
    void flightIsBrokenOffAtEveryPoint() throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (KilledIntake intake = new KilledIntake(folder, ROUNDS_SIDE_PX)) {
            for (KillPoint point : KillPoint.values()) {
                if (point != KillPoint.BEFORE_ANNOUNCEMENT) {
                    out.println(rounds("serve", point, () -> intake.serverKilledAt(point)));
                }
            }
            for (KillPoint point : OF_INGEST) {
                out.println(rounds("ingest", point, () -> intake.ingestKilledAt(point)));
            }
            out.println(rounds("ingest", KillPoint.BEFORE_ANNOUNCEMENT, intake::ingestKilledBeforeAnnouncement));
        }
    }

    private interface Round {

        boolean diedAtThePoint() throws Exception;
    }

    private static String rounds(String command, KillPoint point, Round round) throws Exception {
        int wanted = Integer.getInteger("ingest.kill.rounds");
        int exact = 0;
        int tries = 0;
        while (exact < wanted && tries < MOST_TRIES * wanted) {
            tries++;
            exact += round.diedAtThePoint() ? 1 : 0;
        }
        if (exact < wanted) {
            throw new AssertionError(command + " was killed at " + point + " only " + exact + " times of " + tries);
        }
        return command + " " + point + ": " + exact + " at the point, " + (tries - exact) + " behind it";
    }
}
