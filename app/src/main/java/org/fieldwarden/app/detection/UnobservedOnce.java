package org.fieldwarden.app.detection;

import java.util.List;
import java.util.Optional;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.SquareMetres;

/**
 * Ground that co-registration gave up on comes to the blocks as unobserved pixels. Counting it again as nodata would
 * overstate what was not seen, so each block's nodata is lessened by the co-registration issues that fall into it.
 */
final class UnobservedOnce {

    private UnobservedOnce() {}

    static List<Issue> of(List<Issue> blocks, List<Issue> registration) {
        return blocks.stream()
                .map(issue -> issue instanceof Issue.Nodata nodata ? lessened(nodata, registration) : issue)
                .filter(issue -> issue.unobserved().value() > 0)
                .toList();
    }

    private static Issue lessened(Issue.Nodata nodata, List<Issue> registration) {
        double left = nodata.unobserved().value();
        for (Issue issue : registration) {
            Optional<PixelWindow> shared = issue.window().intersection(nodata.window());
            if (shared.isPresent()) {
                double share = (double) shared.get().pixels() / issue.window().pixels();
                left -= share * issue.unobserved().value();
            }
        }
        return new Issue.Nodata(nodata.window(), new SquareMetres(Math.max(0, left)));
    }
}
