package org.fieldwarden.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A distributed comparison under which processes are killed with SIGKILL, each started again as a supervisor would. */
final class KilledRun {

    private static final int WORKERS = 2;

    /** More than any machine under load takes; a run that is stuck must not pass for a slow one. */
    private static final long LONGEST_RUN_MS = 400_000;

    private final Site site;
    private final Random random;
    private final List<Process> workers = new ArrayList<>();
    private final StringBuilder story = new StringBuilder();
    private Process broker;
    private Process planner;

    KilledRun(Site site, Random random) throws IOException {
        this.site = site;
        this.random = random;
        this.broker = site.broker();
        this.planner = this.broker;
    }

    /** Who can be killed. */
    enum Victim {
        WORKER,
        PLANNER,
        BROKER
    }

    void startCluster() throws IOException {
        for (int i = 0; i < WORKERS; i++) {
            workers.add(site.worker());
        }
    }

    /** GeoJSON of the same comparison in one process. */
    Path expected() throws IOException, InterruptedException {
        Process single = site.single(site.folder("single"));
        assertThat(single.waitFor()).as(site.said(single)).isZero();
        return site.folder("single").resolve("changes.geojson");
    }

    Path result() {
        return site.folder("many").resolve("changes.geojson");
    }

    /** What was killed, and when. */
    String story() {
        return story.toString();
    }

    /**
     * Compares while these are killed, in this order, at random moments of the run. The planner is started again until it
     * comes through, as an operator would.
     */
    void compare(Victim... victims) throws IOException, InterruptedException {
        long begin = System.currentTimeMillis();
        planner = site.planner(site.folder("many"));
        // The first falls while blocks are scored, whatever the machine's speed.
        while (site.blocks().isEmpty() && planner.isAlive()) {
            Thread.sleep(20);
        }
        for (Victim victim : victims) {
            Thread.sleep(random.nextInt(3000));
            tell(begin, victim);
            kill(victim);
        }
        while (planner.waitFor() != 0) {
            String said = site.said(planner);
            assertThat(planner.exitValue()).as(story + said).isIn(2, 137);
            assertThat(System.currentTimeMillis() - begin).as(story + said).isLessThan(LONGEST_RUN_MS);
            planner = site.planner(site.folder("many"));
        }
        tell(begin, planner);
        for (int i = 0; i < WORKERS; i++) {
            assertThat(workers.get(i).isAlive())
                    .as(story + site.said(workers.get(i)))
                    .isTrue();
        }
    }

    private void tell(long begin, Object what) throws IOException {
        story.append(String.format(
                "%5.1f s, %d blocks: %s%n",
                (System.currentTimeMillis() - begin) / 1000.0,
                site.blocks().size(),
                what instanceof Victim ? what : "done"));
    }

    private void kill(Victim victim) throws IOException, InterruptedException {
        switch (victim) {
            case WORKER -> {
                int which = random.nextInt(WORKERS);
                Site.kill(workers.get(which));
                workers.set(which, site.worker());
            }
            case PLANNER -> {
                Site.kill(planner);
                planner = site.planner(site.folder("many"));
            }
            case BROKER -> {
                Site.kill(broker);
                Thread.sleep(random.nextInt(2000));
                broker = site.broker();
            }
        }
    }

    /** Asks all workers to stop; their exit codes. */
    List<Integer> stopWorkers() throws InterruptedException {
        List<Integer> codes = new ArrayList<>();
        for (Process worker : workers) {
            codes.add(Site.stop(worker));
        }
        return codes;
    }

    /** Forgets the result and all block results, so that the next comparison has everything to do. */
    void startOver() throws IOException {
        for (Path block : Site.files(site.store())) {
            Files.deleteIfExists(block);
        }
        for (Path file : Site.files(site.folder("many"))) {
            Files.deleteIfExists(file);
        }
        story.setLength(0);
    }
}
