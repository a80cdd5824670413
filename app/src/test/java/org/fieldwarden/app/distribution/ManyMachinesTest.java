package org.fieldwarden.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as they are given on many machines, with real processes and a real broker. */
final class ManyMachinesTest {

    @TempDir
    private Path folder;

    @Test
    void workersFindWhatOneProcessFinds() throws Exception {
        try (Site site = Site.in(folder, 768)) {
            Process broker = site.broker();
            Process single = site.single(folder.resolve("single"));
            assertThat(single.waitFor()).as(site.said(single)).isZero();

            Process worker = site.worker();
            Process planner = site.planner(folder.resolve("many"));
            assertThat(planner.waitFor()).as(site.said(planner)).isZero();
            assertThat(folder.resolve("many/changes.geojson"))
                    .hasSameBinaryContentAs(folder.resolve("single/changes.geojson"));
            assertThat(Site.stop(worker)).as(site.said(worker)).isZero();
            assertThat(broker.isAlive()).isTrue();
            System.err.println(site.said(worker) + site.said(planner));
            assertThat(Files.size(folder.resolve("many/changes.geojson"))).isGreaterThan(100);
        }
    }
}
