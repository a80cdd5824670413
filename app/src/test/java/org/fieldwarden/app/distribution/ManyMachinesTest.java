package org.fieldwarden.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as they are given on many machines, with real processes, a real broker and the real network. */
final class ManyMachinesTest {

    private static final int SEED = 20261128;
    private static final int SIDE = 640;
    private static final int BLOCKS = 9;

    /** Inside the last of the nine blocks. */
    private static final int POISON = 620;

    @TempDir
    private Path folder;

    /** The flights are compared by one process first; then one process after another is killed under the same comparison. */
    @Test
    void killedProcessesChangeNoByte() throws Exception {
        try (Site site = Site.in(folder, SIDE)) {
            KilledRun run = new KilledRun(site, new Random(SEED));
            run.startCluster();
            Path expected = run.expected();

            run.compare(KilledRun.Victim.WORKER, KilledRun.Victim.PLANNER, KilledRun.Victim.BROKER);

            assertThat(run.result()).hasSameBinaryContentAs(expected);
            assertThat(new ObjectMapper().readTree(expected.toFile()).path("features"))
                    .isNotEmpty();
            assertThat(site.blocks()).hasSize(BLOCKS);
            assertThat(Site.files(site.store().resolve("jobs"))).isEmpty();
            assertThat(Site.files(site.store().resolve("attempts"))).isEmpty();
            assertThat(run.stopWorkers()).as("a worker that is asked to stop").containsOnly(0);
        }
    }

    @Test
    void blockThatKillsThreeWorkersBecomesUnobservedGroundAndADeadLetter() throws Exception {
        try (Site site = Site.in(folder, SIDE)) {
            site.broker();
            Process planner = site.planner(folder.resolve("out"));
            int died = 0;
            Process worker = site.poisonedWorker(POISON, POISON);
            while (planner.isAlive()) {
                if (!worker.isAlive()) {
                    assertThat(worker.exitValue()).as(site.said(worker)).isEqualTo(134);
                    died++;
                    assertThat(died).as("workers that died of one block").isLessThanOrEqualTo(3);
                    worker = site.poisonedWorker(POISON, POISON);
                }
                Thread.sleep(50);
            }
            assertThat(died).isEqualTo(3);
            assertThat(planner.exitValue()).as(site.said(planner)).isZero();
            assertThat(site.blocks()).hasSize(BLOCKS - 1);
            JsonNode summary = new ObjectMapper()
                    .readTree(folder.resolve("out/summary.json").toFile());
            assertThat(summary.toString()).contains("block-failed");
            assertThat(Files.readString(folder.resolve("out/summary.json"))).contains("unobserved");
            assertThat(DeadLetterTopic.causes(site.servers()))
                    .singleElement()
                    .asString()
                    .contains("ended 3 workers");
        }
    }
}
