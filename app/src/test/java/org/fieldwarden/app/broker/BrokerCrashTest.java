package org.fieldwarden.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.fieldwarden.core.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BrokerCrashTest {

    private static final int ENOUGH = 1000;

    @TempDir
    Path folder;

    @Test
    void everyAcknowledgedChangeOutlivesAKilledProcessAndPublishingAgainAddsNothing() throws Exception {
        int acknowledged = publishUntilKilled();
        List<Change> changes = Changes.numbered(0, acknowledged);
        KeptChanges register = new KeptChanges();
        long begin = System.nanoTime();
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
            EmbeddedBrokerTest.drain(broker, register);
            Duration back = Duration.ofNanos(System.nanoTime() - begin);

            assertThat(register.byId().values()).containsAll(changes);
            assertThat(back).isLessThan(Duration.ofSeconds(30));

            int kept = register.byId().size();
            EmbeddedBrokerTest.publish(broker, changes);
            assertThat(EmbeddedBrokerTest.drain(broker, register).accepted()).isEqualTo(acknowledged);
            assertThat(register.byId()).hasSize(kept);
            assertThat(register.byId().values()).containsAll(changes);
        }
    }

    /** Returns how many changes were acknowledged; more may have been on their way. */
    private int publishUntilKilled() throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        classPath,
                        BrokerProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int acknowledged = 0;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = said.readLine();
            while (line != null && acknowledged < ENOUGH) {
                acknowledged = Integer.parseInt(line);
                line = said.readLine();
            }
            process.toHandle().destroyForcibly(); // unlike the process's own, this leaves what it said readable
            for (; line != null; line = said.readLine()) {
                acknowledged = Integer.parseInt(line);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(acknowledged).isGreaterThanOrEqualTo(ENOUGH);
        return acknowledged;
    }
}
