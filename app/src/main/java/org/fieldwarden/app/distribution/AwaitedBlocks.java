package org.fieldwarden.app.distribution;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.fieldwarden.app.distribution.BlockAnswer.Outcome;
import org.fieldwarden.app.meters.RunMeters;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.detector.BlockKey;
import org.fieldwarden.detector.BlockResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The blocks of one job, handed over in their order as they come in. Answers on Kafka tell when to look; the store alone
 * says what is done. After a silence the store is looked through, and what was passed by without a result is asked for
 * again, so neither a lost request nor a lost answer can make the run wait for ever.
 */
final class AwaitedBlocks {

    private static final Logger LOG = LoggerFactory.getLogger(AwaitedBlocks.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(10);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

    private final SharedStore store;
    private final AnswerFeed answers;
    private final RequestedBlocks requests;
    private final List<BlockRequest> blocks;
    private final RunMeters meters;

    /** Blocks without a result, by key; equal blocks do not exist, because a key holds the window. */
    private final Map<BlockKey, BlockRequest> missing = new LinkedHashMap<>();

    private final Set<BlockKey> known;
    private Duration silence = FIRST_LOOK;
    private long heardAt = System.nanoTime();

    AwaitedBlocks(
            SharedStore store,
            AnswerFeed answers,
            RequestedBlocks requests,
            List<BlockRequest> blocks,
            RunMeters meters) {
        this.store = store;
        this.answers = answers;
        this.requests = requests;
        this.blocks = blocks;
        this.meters = meters;
        blocks.forEach(block -> missing.put(block.block(), block));
        removeDone();
        this.known = blocks.stream()
                .map(BlockRequest::block)
                .filter(block -> !missing.containsKey(block))
                .collect(Collectors.toUnmodifiableSet());
    }

    private void removeDone() {
        Set<BlockKey> unscored = store.unscored(blocks.get(0).job()).keys();
        missing.keySet()
                .removeIf(block -> unscored.contains(block) || store.blocks().contains(block));
    }

    /** Asks for what is missing and hands over all results, in the order of the blocks, on the calling thread. */
    void deliver(Consumer<BlockResult> results) {
        LOG.info(
                "{} of {} blocks are in the store; asking workers for {}", known.size(), blocks.size(), missing.size());
        requests.publish(List.copyOf(missing.values()));
        for (BlockRequest block : blocks) {
            BlockResult result = awaited(block);
            count(block, result);
            results.accept(result);
        }
        // The run is over, and the next one tries anew what was given up in this one.
        store.attempts().clear(blocks.stream().map(BlockRequest::block).collect(Collectors.toUnmodifiableSet()));
    }

    private void count(BlockRequest block, BlockResult result) {
        if (known.contains(block.block())) {
            meters.blockReused(block.window());
        } else {
            meters.blockScored(block.window(), result.issues());
        }
    }

    private BlockResult awaited(BlockRequest block) {
        while (true) {
            if (!missing.containsKey(block.block())) {
                Optional<BlockResult> result = store.blocks()
                        .find(block.block())
                        .or(() -> store.unscored(block.job()).find(block.block()));
                if (result.isPresent()) {
                    return result.get();
                }
                missing.put(block.block(), block);
                // Damaged; or, where it was asked for, on a share whose news come late: then a look will tell.
                if (!requests.contains(block.block())) {
                    requests.publish(List.of(block));
                }
            }
            listen();
        }
    }

    private void listen() {
        meters.blocksMissing(missing.size());
        List<BlockAnswer> heard = answers.poll(POLL);
        for (BlockAnswer answer : heard) {
            if (answer.outcome() == Outcome.REFUSED && missing.containsKey(answer.block())) {
                throw new UsageException("Worker " + answer.worker() + " cannot do this job: " + answer.reason()
                        + " Put that right and run again: what was computed is kept.");
            }
            missing.remove(answer.block());
        }
        if (!heard.isEmpty()) {
            heardAt = System.nanoTime();
            silence = FIRST_LOOK;
        } else if (System.nanoTime() - heardAt > silence.toNanos()) {
            look();
        }
    }

    /** Nothing was heard for a while: sees for itself, less often the longer it lasts. */
    private void look() {
        removeDone();
        Set<BlockKey> lost = requests.passedBy(missing.keySet());
        if (!lost.isEmpty()) {
            LOG.info("Asking again for {} blocks whose requests were passed by without a result", lost.size());
            requests.publish(lost.stream().map(missing::get).toList());
        } else if (silence.compareTo(FIRST_LOOK) > 0) {
            LOG.info(
                    "No answer for {} s; {} blocks are missing. Are there workers (fieldwarden worker)?",
                    silence.toSeconds(),
                    missing.size());
        }
        heardAt = System.nanoTime();
        silence = silence.multipliedBy(2).compareTo(LONGEST_SILENCE) < 0 ? silence.multipliedBy(2) : LONGEST_SILENCE;
    }
}
