package org.fieldwarden.detector.opencv;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.detector.Alignment;

/** Compares the two flights at every node of a lattice, part by part, so that memory does not grow with the grid. */
final class NodeSurvey {

    private final NodeLattice lattice;
    private final int searchPx;
    private final int threads;

    /** @param searchPx largest shift left by the alignment that is looked for, pixels of the lattice's grid */
    NodeSurvey(NodeLattice lattice, int searchPx, int threads) {
        this.lattice = lattice;
        this.searchPx = searchPx;
        this.threads = threads;
    }

    /** Measures what shift is left after the alignment. */
    NodeMatches measure(Orthophoto baseline, Orthophoto current, Alignment alignment) {
        NodeMatches matches = new NodeMatches(lattice);
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> parts = new ArrayList<>();
            for (PixelWindow part : lattice.parts()) {
                parts.add(workers.submit(() -> measure(part, baseline, current, alignment, matches)));
            }
            for (Future<?> part : parts) {
                part.get();
            }
            matches.strengthen();
            return matches;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during co-registration", e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } finally {
            workers.shutdownNow();
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }

    private void measure(
            PixelWindow part, Orthophoto baseline, Orthophoto current, Alignment alignment, NodeMatches matches) {
        PixelWindow pixels = lattice.pixelsOf(part);
        try (MatScope scope = new MatScope()) {
            StructureImage then = StructureImage.of(baseline.read(lattice.grid(), pixels), scope);
            StructureImage now = StructureImage.of(alignment.read(current, lattice.grid(), pixels), scope);
            ShiftCorrelator correlator = new ShiftCorrelator(scope, lattice.windowPx(), lattice.windowPx(), searchPx);
            for (int row = part.row(); row < part.endRow(); row++) {
                for (int column = part.column(); column < part.endColumn(); column++) {
                    var window = lattice.windowIn(part, column, row);
                    Match match = correlator.match(then.window(window, scope), now.window(window, scope));
                    int observed = lattice.observedPixels(part, column, row, then, now);
                    int node = row * lattice.columns() + column;
                    matches.put(node, match, correlator.surface(), observed);
                }
            }
        }
    }
}
