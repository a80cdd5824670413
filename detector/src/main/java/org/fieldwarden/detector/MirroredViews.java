package org.fieldwarden.detector;

import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;

/**
 * Looks at a pair of tiles once, and once more from every mirrored side where the first look sees a hint of change: the
 * score is then the mean of the views' logits, the land cover what most views say (the first view decides a tie). A
 * network errs differently on a mirrored picture, so that the mean errs less.
 *
 * <p>Whether there is a hint is decided for each cell of {@link NetworkShape#PHASE_PX} pixels of the grid by itself, so a
 * pixel's score does not depend on the tile it is scored in. The further views are taken of patches of {@value #PATCH_PX}
 * pixels with their surroundings, or of the whole tile where many patches have a hint; where nothing changes, which is
 * nearly everywhere, there is one look alone.
 */
public final class MirroredViews implements ChangeModel {

    /** Calibrated score from which on a pixel is looked at again. */
    static final float HINT = 0.1f;

    private static final int PATCH_PX = 128;
    private static final int CELL_PX = NetworkShape.PHASE_PX;

    private final ChangeModel model;
    private final List<Mirror> mirrors;

    private MirroredViews(ChangeModel model, List<Mirror> mirrors) {
        this.model = model;
        this.mirrors = mirrors;
    }

    /**
     * A model that takes so many views in all.
     *
     * @param views 1, 2 (left and right exchanged) or 4 (top and bottom besides)
     */
    public static ChangeModel of(ChangeModel model, int views) {
        return views == 1 ? model : new MirroredViews(model, Mirror.furtherOf(views));
    }

    @Override
    public PixelScores score(OrthophotoTile baseline, OrthophotoTile current, PixelWindow core) {
        PixelScores first = model.score(baseline, current, core);
        CellHints hints = CellHints.of(first, HINT, CELL_PX);
        if (hints.none()) {
            return first;
        }
        ViewMean mean = new ViewMean(first, mirrors.size() + 1);
        for (PixelWindow part : partsToSeeAgain(baseline.window(), core, hints)) {
            PixelWindow read = part.grown(NetworkShape.HALO_PX)
                    .intersection(baseline.window())
                    .orElse(part);
            OrthophotoTile before = baseline.crop(read);
            OrthophotoTile after = current.crop(read);
            for (Mirror mirror : mirrors) {
                PixelScores seen = model.score(mirror.of(before), mirror.of(after), mirror.of(part, read));
                mean.add(part, seen, mirror);
            }
        }
        return mean.where(hints);
    }

    /** Disjoint windows that hold every cell with a hint: single patches, or the whole core where that costs less. */
    private static List<PixelWindow> partsToSeeAgain(PixelWindow tile, PixelWindow core, CellHints hints) {
        List<PixelWindow> patches = new ArrayList<>();
        long patchPixels = 0;
        for (int row = core.row(); row < core.endRow(); row += PATCH_PX) {
            for (int column = core.column(); column < core.endColumn(); column += PATCH_PX) {
                PixelWindow patch = PixelWindow.between(
                        column,
                        row,
                        Math.min(core.endColumn(), column + PATCH_PX),
                        Math.min(core.endRow(), row + PATCH_PX));
                if (hints.anyIn(patch)) {
                    patches.add(patch);
                    patchPixels += patch.grown(NetworkShape.HALO_PX).pixels();
                }
            }
        }
        return patchPixels < tile.pixels() ? patches : List.of(core);
    }

    @Override
    public void close() {
        model.close();
    }
}
