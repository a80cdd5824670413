package org.fieldwarden.detector;

import java.util.List;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;

/**
 * What came of one block.
 *
 * @param scores unobserved wherever the block was not judged
 * @param issues why parts are unobserved; empty only if every pixel was judged
 */
public record BlockResult(ScoreBlock scores, List<Issue> issues) {

    public BlockResult {
        issues = List.copyOf(issues);
        if (issues.isEmpty() && scores.unobservedPixels() > 0) {
            throw new IllegalArgumentException("Unobserved pixels need an issue that says why");
        }
    }

    /** A block of which nothing was judged. */
    public static BlockResult unobserved(PixelWindow window, Issue why) {
        return new BlockResult(ScoreBlock.unobserved(window), List.of(why));
    }

    /**
     * Whether the result would be the same at the next run. A disk or a share that failed may be well again then, so
     * such a block is not kept but tried anew.
     */
    public boolean isLasting() {
        return issues.stream()
                .noneMatch(issue -> issue instanceof Issue.BlockFailed || issue instanceof Issue.Unreadable);
    }
}
