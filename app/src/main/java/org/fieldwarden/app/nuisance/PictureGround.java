package org.fieldwarden.app.nuisance;

import java.util.List;
import java.util.Random;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.reporting.nuisance.Nuisance;
import org.fieldwarden.reporting.nuisance.NuisanceCurve.Source;
import org.locationtech.jts.geom.Coordinate;

/** A window of a real picture, against itself. */
final class PictureGround implements UnchangedGround {

    /** Source pixels needed around a window for its shift. */
    static final int BORDER_PX = 10;

    private static final List<Nuisance> NUISANCES =
            List.of(Nuisance.SHIFT, Nuisance.SEASON, Nuisance.HAZE, Nuisance.JPEG, Nuisance.BRIGHTNESS, Nuisance.GAMMA);

    private final String name;
    private final long seed;
    private final PixelGrid grid;
    private final OrthophotoTile wide;
    private final OrthophotoTile baseline;

    /**
     * A ground.
     *
     * @param pictureGrid grid on which the tile was read
     * @param wide the ground with a border of {@value #BORDER_PX} pixels
     */
    PictureGround(String name, long seed, PixelGrid pictureGrid, OrthophotoTile wide) {
        this.name = name;
        this.seed = seed;
        PixelWindow window = wide.window().grown(-BORDER_PX);
        PixelToMap place = pictureGrid.pixelToMap();
        Coordinate origin = place.toMap(window.column(), window.row());
        this.grid = new PixelGrid(
                pictureGrid.crs(),
                new PixelToMap(place.scaleX(), place.shearX(), origin.x, place.shearY(), place.scaleY(), origin.y),
                window.width(),
                window.height());
        this.wide = OrthophotoTile.of(
                PixelWindow.atSize(0, 0, wide.window().width(), wide.window().height()),
                wide.toRgb(),
                wide.toObserved());
        this.baseline = shifted(0, 0);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Source source() {
        return Source.PICTURES;
    }

    @Override
    public List<Nuisance> nuisances() {
        return NUISANCES;
    }

    @Override
    public UnchangedPair under(Nuisance nuisance, double dial) {
        double angle = new Random(seed).nextDouble() * 2 * Math.PI;
        OrthophotoTile ground =
                nuisance == Nuisance.SHIFT ? shifted(dial * Math.cos(angle), dial * Math.sin(angle)) : baseline;
        Exposure exposure = nuisance == Nuisance.SEASON ? Exposure.withStraw(dial) : Exposure.under(nuisance, dial);
        return new UnchangedPair(grid, baseline, exposure.of(ground, seed));
    }

    /** The ground moved by so many pixels, bilinear; a pixel that needs an unobserved one is unobserved. */
    private OrthophotoTile shifted(double columns, double rows) {
        PixelWindow window = grid.window();
        byte[] rgb = new byte[Math.toIntExact(window.pixels() * 3)];
        boolean[] observed = new boolean[Math.toIntExact(window.pixels())];
        int left = (int) Math.floor(BORDER_PX - columns);
        int top = (int) Math.floor(BORDER_PX - rows);
        double right = BORDER_PX - columns - left;
        double down = BORDER_PX - rows - top;
        for (int row = 0; row < window.height(); row++) {
            for (int column = 0; column < window.width(); column++) {
                int x = column + left;
                int y = row + top;
                int at = row * window.width() + column;
                observed[at] = wide.observed(x, y)
                        && wide.observed(x + 1, y)
                        && wide.observed(x, y + 1)
                        && wide.observed(x + 1, y + 1);
                for (int band = 0; band < 3; band++) {
                    double upper = between(wide.value(x, y, band), wide.value(x + 1, y, band), right);
                    double lower = between(wide.value(x, y + 1, band), wide.value(x + 1, y + 1, band), right);
                    rgb[at * 3 + band] = (byte) Math.round(between(upper, lower, down));
                }
            }
        }
        return OrthophotoTile.of(window, rgb, observed);
    }

    private static double between(double first, double second, double share) {
        return first + (second - first) * share;
    }
}
