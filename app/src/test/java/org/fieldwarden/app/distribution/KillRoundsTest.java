package org.fieldwarden.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fieldwarden.app.distribution.KilledRun.Victim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many comparisons in a row under which processes are killed at random; too long for every build. Run with
 * {@code -Dkill.rounds=50}, and {@code -Dkill.seed=N} for others than the first 50.
 */
@EnabledIfSystemProperty(named = "kill.rounds", matches = "[0-9]+", disabledReason = "takes half a minute a round")
final class KillRoundsTest {

    private static final int SIDE = 640;
    private static final int BLOCKS = 9;
    private static final List<Victim> ALL = List.of(Victim.values());

    @TempDir
    private Path folder;

    @Test
    void roundAfterRoundGivesTheSameBytes() throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int rounds = Integer.getInteger("kill.rounds");
        int seed = Integer.getInteger("kill.seed", 1);
        try (Site site = Site.in(folder, SIDE)) {
            KilledRun run = new KilledRun(site, new Random(seed));
            run.startCluster();
            Path expected = run.expected();
            for (int round = 0; round < rounds; round++) {
                Victim[] victims = victims(new Random(seed * 1000L + round));
                run.startOver();
                run.compare(victims);
                out.printf("round %d, seed %d%n%s", round, seed, run.story());
                assertThat(run.result()).as("round %d", round).hasSameBinaryContentAs(expected);
                assertThat(site.blocks()).as("round %d", round).hasSize(BLOCKS);
                assertThat(Site.files(site.store().resolve("jobs")))
                        .as("round %d", round)
                        .isEmpty();
                assertThat(Site.files(site.store().resolve("attempts")))
                        .as("round %d", round)
                        .isEmpty();
            }
        }
    }

    /** One to three, at most two of them workers: the third worker that dies of a block makes it an issue, rightly. */
    private static Victim[] victims(Random random) {
        List<Victim> victims = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        while (victims.size() < count) {
            Victim next = ALL.get(random.nextInt(ALL.size()));
            if (next != Victim.WORKER || victims.stream().filter(next::equals).count() < 2) {
                victims.add(next);
            }
        }
        return victims.toArray(Victim[]::new);
    }
}
