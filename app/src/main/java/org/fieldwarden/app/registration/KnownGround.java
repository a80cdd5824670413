package org.fieldwarden.app.registration;

import java.util.List;
import org.fieldwarden.app.nuisance.Exposure;
import org.fieldwarden.app.nuisance.UnchangedPair;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.reporting.registration.Displacement;
import org.fieldwarden.reporting.registration.View;

/**
 * A piece of ground that can be shown a second time through a known field. Not thread-safe.
 *
 * @param grid working grid
 * @param alike what the earlier picture and an alike later one are taken from
 * @param other what a later picture under another view is taken from
 * @param otherExposure air and camera of the other view
 */
record KnownGround(String name, PixelGrid grid, FinePicture alike, FinePicture other, Exposure otherExposure) {

    /** Both dates under a displacement; whoever wants the field asks {@link #field}. */
    UnchangedPair shown(Displacement displacement, double dial, View view) {
        PixelWindow window = grid.window();
        long seed = name.hashCode();
        KnownField still = KnownField.of(Displacement.SHIFT, 0, grid, seed);
        OrthophotoTile baseline = Exposure.ORDINARY.of(alike.seen(still, window), seed);
        KnownField field = displacement == Displacement.OTHER_PLACE ? still : field(displacement, dial);
        OrthophotoTile seen = (view == View.ALIKE ? alike : other).seen(field, window);
        OrthophotoTile later = displacement == Displacement.OTHER_PLACE ? elsewhere(seen) : seen;
        Exposure exposure = view == View.ALIKE ? Exposure.ORDINARY : otherExposure;
        return new UnchangedPair(grid, baseline, exposure.of(later, seed + 1));
    }

    /** The field of a displacement on this ground; the same for both views. */
    KnownField field(Displacement displacement, double dial) {
        return KnownField.of(
                displacement,
                dial,
                grid,
                name.hashCode() * 31L + List.of(Displacement.values()).indexOf(displacement));
    }

    /** The same picture exchanged crosswise by quarters: everywhere another place, far beyond any shift. */
    private static OrthophotoTile elsewhere(OrthophotoTile tile) {
        int width = tile.window().width();
        int height = tile.window().height();
        byte[] from = tile.toRgb();
        boolean[] seen = tile.toObserved();
        byte[] rgb = new byte[from.length];
        boolean[] observed = new boolean[seen.length];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int source = (row + height / 2) % height * width + (column + width / 2) % width;
                observed[row * width + column] = seen[source];
                System.arraycopy(from, source * 3, rgb, (row * width + column) * 3, 3);
            }
        }
        return OrthophotoTile.of(tile.window(), rgb, observed);
    }
}
