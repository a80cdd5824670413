package org.fieldwarden.app.detection;

import java.util.function.Consumer;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.detector.BlockResult;
import org.fieldwarden.detector.StoredScores;

/** Where the blocks of a pair are scored: on threads of this process, or by workers on many machines. */
public interface BlockScoring {

    /**
     * Scores all blocks of a pair, each once; what is known already is not scored again.
     *
     * @param results takes the results on the calling thread, in the order of {@link PixelGrid#blocks}
     * @return the same scores, to be read back window by window
     */
    StoredScores score(DetectionRequest request, PairScoring.AlignedPair pair, Consumer<BlockResult> results);
}
