package org.fieldwarden.app.meters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import org.junit.jupiter.api.Test;

final class MetricsServerTest {

    private static final PixelWindow BLOCK = PixelWindow.atSize(0, 0, 100, 50);

    @Test
    void everyMeterIsServedWhileTheRunLasts() throws IOException, InterruptedException {
        RunMeters meters = new RunMeters();
        Issue failed = new Issue.BlockFailed(BLOCK, new SquareMetres(200), "score", "for a test");
        meters.blockScored(BLOCK, List.of());
        meters.blockScored(BLOCK, List.of(failed));
        meters.blockReused(BLOCK);
        meters.settled(4000);
        meters.issues(List.of(failed));
        meters.changes(List.of());
        meters.eventsSent(3);
        meters.fed(1, 5);
        meters.stage("score", Duration.ofSeconds(2));
        meters.blockRefused();
        meters.blockTook(Duration.ofSeconds(4));
        meters.workerAt(2, 7);
        meters.commitFailed();
        meters.blocksMissing(6);

        String text;
        int port;
        try (MetricsServer server = MetricsServer.start(meters, 0)) {
            port = server.port();
            text = get(port);
        }

        for (Meters meter : Meters.values()) {
            if (meter != Meters.CHANGES) { // counted by kind, and there was none
                assertThat(text).contains(meter.meterName().replace('.', '_'));
            }
        }
        assertThat(text)
                .contains("fieldwarden_blocks_total{outcome=\"scored\"} 1.0")
                .contains("fieldwarden_blocks_total{outcome=\"failed\"} 1.0")
                .contains("fieldwarden_blocks_total{outcome=\"reused\"} 1.0")
                .contains("fieldwarden_pixels_total 15000.0")
                .contains("fieldwarden_pixels_settled_total 4000.0")
                .contains("fieldwarden_issues_total{kind=\"block-failed\"} 1.0")
                .contains("fieldwarden_events_sent_total 3.0")
                .contains("fieldwarden_feed_lag 5.0")
                .contains("fieldwarden_blocks_total{outcome=\"refused\"} 1.0")
                .contains("fieldwarden_block_duration_seconds_sum 4.0")
                .contains("fieldwarden_worker_in_hand 2.0")
                .contains("fieldwarden_worker_waiting 7.0")
                .contains("fieldwarden_worker_commits_failed_total 1.0")
                .contains("fieldwarden_blocks_missing 6.0");
        assertThat(text).containsPattern("fieldwarden_unobserved_area\\S* 200\\.0");
        assertThatThrownBy(() -> get(port)).isInstanceOf(IOException.class);
    }

    @Test
    void portInUseIsAMatterForTheUser() {
        try (MetricsServer first = MetricsServer.start(new RunMeters(), 0)) {
            int port = first.port();

            assertThatThrownBy(() -> MetricsServer.start(new RunMeters(), port))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining(String.valueOf(port))
                    .hasMessageContaining("--metrics-port");
        }
    }

    private static String get(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
