package org.fieldwarden.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.fieldwarden.core.PixelWindow;

/**
 * Which windows of a core the network is run on so that every cell worth a look is looked at, for little: each window
 * costs itself and the halo around it, so neighbours are joined where one halo for both is cheaper.
 */
final class LookPlan {

    private static final int CELL_PX = Sieve.CELL_PX;
    private static final int PATCH_PX = 128;

    private final List<PixelWindow> windows;

    private LookPlan(List<PixelWindow> windows) {
        this.windows = windows;
    }

    /**
     * Disjoint windows inside the core, with borders on multiples of the cell; the core itself where that costs less.
     *
     * @param worth whether a window has a cell that is worth a look
     */
    static List<PixelWindow> of(PixelWindow core, Predicate<PixelWindow> worth) {
        LookPlan plan = new LookPlan(patches(core, worth));
        while (plan.join()) {
            // until no two windows are better off together
        }
        long cost = plan.windows.stream().mapToLong(LookPlan::cost).sum();
        return cost < cost(core) ? plan.windows : List.of(core);
    }

    /** The parts with something to look at, each shrunk to it. */
    private static List<PixelWindow> patches(PixelWindow core, Predicate<PixelWindow> worth) {
        List<PixelWindow> patches = new ArrayList<>();
        for (int row = core.row(); row < core.endRow(); row += PATCH_PX) {
            for (int column = core.column(); column < core.endColumn(); column += PATCH_PX) {
                PixelWindow patch = PixelWindow.between(
                        column,
                        row,
                        Math.min(core.endColumn(), column + PATCH_PX),
                        Math.min(core.endRow(), row + PATCH_PX));
                if (worth.test(patch)) {
                    shrunk(patch, worth).ifPresent(patches::add);
                }
            }
        }
        return patches;
    }

    private static Optional<PixelWindow> shrunk(PixelWindow patch, Predicate<PixelWindow> worth) {
        Optional<PixelWindow> held = Optional.empty();
        for (int row = patch.row(); row < patch.endRow(); row += CELL_PX) {
            for (int column = patch.column(); column < patch.endColumn(); column += CELL_PX) {
                PixelWindow cell = PixelWindow.atSize(column, row, CELL_PX, CELL_PX);
                if (worth.test(cell)) {
                    held = Optional.of(held.map(window -> around(window, cell)).orElse(cell));
                }
            }
        }
        return held;
    }

    /** Joins the two windows that gain most by it, and whatever the joint window touches; false where none gain. */
    private boolean join() {
        long most = 0;
        Optional<PixelWindow> best = Optional.empty();
        for (int one = 0; one < windows.size(); one++) {
            for (int other = one + 1; other < windows.size(); other++) {
                PixelWindow joint = around(windows.get(one), windows.get(other));
                long gain = cost(windows.get(one)) + cost(windows.get(other)) - cost(joint);
                if (gain > most) {
                    most = gain;
                    best = Optional.of(joint);
                }
            }
        }
        best.ifPresent(this::absorb);
        return best.isPresent();
    }

    private void absorb(PixelWindow joint) {
        PixelWindow whole = joint;
        Optional<PixelWindow> touched = firstTouching(whole);
        while (touched.isPresent()) {
            windows.remove(touched.get());
            whole = around(whole, touched.get());
            touched = firstTouching(whole);
        }
        windows.add(whole);
    }

    private Optional<PixelWindow> firstTouching(PixelWindow joint) {
        return windows.stream()
                .filter(window -> window.intersection(joint).isPresent())
                .findFirst();
    }

    private static PixelWindow around(PixelWindow one, PixelWindow other) {
        return PixelWindow.between(
                Math.min(one.column(), other.column()),
                Math.min(one.row(), other.row()),
                Math.max(one.endColumn(), other.endColumn()),
                Math.max(one.endRow(), other.endRow()));
    }

    private static long cost(PixelWindow window) {
        return window.grown(NetworkShape.HALO_PX).pixels();
    }
}
