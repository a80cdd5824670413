package org.fieldwarden.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.fieldwarden.app.distribution.BlockAnswer.Outcome;
import org.fieldwarden.app.distribution.BlockWork.Answered;
import org.fieldwarden.app.meters.Meters;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.core.Issue;
import org.fieldwarden.detector.BlockDetector;
import org.fieldwarden.detector.BlockKey;
import org.fieldwarden.detector.BlockResult;
import org.fieldwarden.detector.storage.FolderStorage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set before the tests
final class BlockWorkTest {

    @TempDir
    static Path imagery;

    private static TwoFlights flights;

    @TempDir
    Path folder;

    private final RunMeters meters = new RunMeters();
    private SharedStore store;
    private Job job;
    private BlockRequest request;

    @BeforeAll
    static void render() {
        flights = TwoFlights.in(imagery);
    }

    @AfterAll
    static void closeFlights() {
        flights.close();
    }

    @BeforeEach
    void putJob() throws IOException {
        store = new SharedStore(FolderStorage.in(folder));
        job = flights.job(DifferenceModels.sound().bundleHash());
        store.put(job, flights.pair().shifts());
        request = flights.requests(job).get(4);
    }

    private Answered answer(DifferenceModels models, BlockRequest asked) throws InterruptedException {
        try (BlockWork work = new BlockWork(store, models, new WorkerSettings(1, 3), meters)) {
            return work.answer(asked).orElseThrow();
        }
    }

    private Outcome outcome(DifferenceModels models, BlockRequest asked) throws InterruptedException {
        return answer(models, asked).answer().outcome();
    }

    @Test
    void resultIsThatOfTheDetectorAndComesOnce() throws InterruptedException {
        DifferenceModels models = DifferenceModels.sound();

        assertThat(outcome(models, request)).isEqualTo(Outcome.KEPT);
        int tiles = models.tiles();
        assertThat(outcome(models, request)).isEqualTo(Outcome.KEPT);

        assertThat(models.tiles()).isEqualTo(tiles).isPositive();
        BlockResult alone =
                BlockDetector.of(models.newModel()).detect(flights.pair().task(request.window()));
        assertThat(store.blocks().find(request.block())).contains(alone);
        assertThat(alone.scores().unobservedPixels())
                .isLessThan(request.window().pixels());
        assertThat(store.attempts().count(request.block())).isZero();
        assertThat(meters.countsBy(Meters.BLOCKS, "outcome")).isEqualTo(Map.of("scored", 1L, "reused", 1L));
    }

    /** The third worker to die leaves the third attempt; the fourth gives the block up and says who died of it. */
    @Test
    void blockThatEndedThreeWorkersIsGivenUp() throws InterruptedException {
        for (int died = 1; died <= 3; died++) {
            assertThat(store.blocks().contains(request.block())).isFalse();
            store.attempts().begin(request.block(), "barn/" + died);
        }
        DifferenceModels models = DifferenceModels.sound();

        Answered answered = answer(models, request);

        assertThat(answered.answer().outcome()).isEqualTo(Outcome.UNSCORED);
        assertThat(answered.deadLetter())
                .hasValueSatisfying(cause -> assertThat(cause).contains("barn/1", "barn/2", "barn/3"));
        assertThat(models.tiles()).isZero();
        assertThat(store.blocks().contains(request.block())).isFalse();
        BlockResult result = store.unscored(request.job()).find(request.block()).orElseThrow();
        assertThat(result.scores().unobservedPixels())
                .isEqualTo(request.window().pixels());
        assertThat(result.issues()).singleElement().isInstanceOfSatisfying(Issue.BlockFailed.class, issue -> {
            assertThat(issue.window()).isEqualTo(request.window());
            assertThat(issue.cause()).contains("3 workers");
        });
    }

    @Test
    void blockThatEndedTwoWorkersIsTriedAndAllIsForgotten() throws InterruptedException {
        store.attempts().begin(request.block(), "barn/1");
        store.attempts().begin(request.block(), "barn/2");

        assertThat(outcome(DifferenceModels.sound(), request)).isEqualTo(Outcome.KEPT);
        assertThat(store.attempts().count(request.block())).isZero();
    }

    @Test
    void faultOfOursEndsTheWorkerAndStaysOnRecordWithItsCause() {
        DifferenceModels models = DifferenceModels.failingAt(request.window());

        assertThatThrownBy(() -> answer(models, request))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a fault of ours");
        assertThat(store.attempts().count(request.block())).isEqualTo(1);
        assertThat(store.attempts().told(request.block())).contains("a fault of ours");
    }

    @Test
    void workerWithAnotherModelRefuses() throws InterruptedException {
        Answered answered = answer(DifferenceModels.ofAnotherBundle(), request);

        assertThat(answered.answer().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(answered.answer().reason()).contains("e".repeat(64), "--model");
        assertThat(meters.countsBy(Meters.BLOCKS, "outcome")).isEqualTo(Map.of("refused", 1L));
    }

    @Test
    void flightWithOtherContentIsRefused() throws InterruptedException {
        Job other = new Job(
                new Job.Flights(
                        job.flights().baseline(),
                        new FlightFile(
                                job.flights().current().path(),
                                job.flights().current().id(),
                                job.flights().current().flownOn(),
                                "0".repeat(64))),
                job.grid(),
                job.shiftsHash(),
                job.bundleHash(),
                job.blockPx());
        store.put(other, flights.pair().shifts());

        Answered answered = answer(
                DifferenceModels.sound(), new BlockRequest(SharedStore.id(other), request.block(), request.window()));

        assertThat(answered.answer().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(answered.answer().reason()).contains("current.tif", "content hash", "0".repeat(64));
    }

    @Test
    void jobThatIsNotInTheStoreIsRefused() throws InterruptedException {
        store.close(request.job());

        Answered answered = answer(DifferenceModels.sound(), request);

        assertThat(answered.answer().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(answered.answer().reason()).contains("not in this worker's store");
    }

    @Test
    void keyThatThisVersionWouldNotGiveIsRefused() throws InterruptedException {
        BlockRequest skewed = new BlockRequest(request.job(), new BlockKey("9".repeat(64)), request.window());

        assertThat(answer(DifferenceModels.sound(), skewed).answer().reason()).contains("one version");
        assertThat(store.blocks().contains(skewed.block())).isFalse();
    }

    @Test
    void stoppingWorkerBeginsNothing() throws InterruptedException {
        DifferenceModels models = DifferenceModels.sound();
        try (BlockWork work = new BlockWork(store, models, new WorkerSettings(1, 3), meters)) {
            work.stop();
            assertThat(work.answer(request)).isEmpty();
        }
        assertThat(models.tiles()).isZero();
        assertThat(store.attempts().count(request.block())).isZero();
    }
}
