package org.fieldwarden.models.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Labelled real ground in one picture: contiguous tiles laid side by side, with holes where a tile is missing; and other
 * dates of the same unchanged ground, on the same grid.
 *
 * <p>Not thread-safe while tiles are laid; read-only afterwards.
 */
final class LabelledPlace {

    /** Share of unknown ground from which on another window is looked for. */
    private static final double TOO_MANY_HOLES = 0.3;

    private static final int TRIES = 6;

    private final String name;
    private final double gsdMetres;
    private final List<Picture> dates = new ArrayList<>();
    private final byte[] cover;

    /**
     * A place of which nothing is known yet.
     *
     * @param gsdMetres metres per pixel on the ground
     */
    LabelledPlace(String name, double gsdMetres, int width, int height) {
        this.name = name;
        this.gsdMetres = gsdMetres;
        this.dates.add(Picture.blank(width, height));
        this.cover = new byte[width * height];
        Arrays.fill(cover, TrainingSample.IGNORE);
    }

    String name() {
        return name;
    }

    /** The first part of the name: places of one group are drawn alike often, however many they are. */
    String group() {
        return name.replaceAll("-.*", "");
    }

    double gsdMetres() {
        return gsdMetres;
    }

    int width() {
        return dates.get(0).width();
    }

    int height() {
        return dates.get(0).height();
    }

    /** The picture that the labels belong to. */
    Picture picture() {
        return dates.get(0);
    }

    /** Land cover of a pixel, counted row by row. */
    byte coverAt(int index) {
        return cover[index];
    }

    /** Lays a tile whose upper left pixel comes to (column, row); the parts outside are cut off. */
    void lay(int column, int row, Picture tile, byte[] tileCover) {
        picture().lay(column, row, tile);
        for (int r = Math.max(0, -row); r < Math.min(tile.height(), height() - row); r++) {
            for (int c = Math.max(0, -column); c < Math.min(tile.width(), width() - column); c++) {
                cover[(row + r) * width() + column + c] = tileCover[r * tile.width() + c];
            }
        }
    }

    /** Adds another date of the same, unchanged ground. */
    void addDate(Picture other) {
        if (other.width() != width() || other.height() != height()) {
            throw new IllegalArgumentException("Another date of " + name + " has another size");
        }
        dates.add(other);
    }

    /**
     * Cuts a window at random. The GSD becomes finer where the place is too small for the one that is wished, and
     * coarser where the place is not fine enough.
     */
    GroundCut cut(double wishedGsd, int side, Random random) {
        double gsd = gsdMetres > 0.4 ? Math.max(wishedGsd, gsdMetres / 2) : wishedGsd;
        double scale = Math.min(gsd / gsdMetres, Math.min((double) width() / side, (double) height() / side));
        Crop best = window(scale, side, random);
        double holes = unknownShare(best);
        for (int tries = 1; tries < TRIES && holes >= TOO_MANY_HOLES; tries++) {
            Crop other = window(scale, side, random);
            double otherHoles = unknownShare(other);
            best = otherHoles < holes ? other : best;
            holes = Math.min(holes, otherHoles);
        }
        byte[] labels = best.cover(cover, width());
        Ground first = new Ground(side, best.colours(picture()), labels);
        Ground second = dates.size() == 1
                ? first.copy()
                : new Ground(side, best.colours(dates.get(1 + random.nextInt(dates.size() - 1))), labels.clone());
        return new GroundCut(first, second, gsdMetres * scale, group());
    }

    private Crop window(double scale, int side, Random random) {
        double left = random.nextDouble() * Math.max(0, width() - side * scale);
        double top = random.nextDouble() * Math.max(0, height() - side * scale);
        return new Crop(left, top, scale, side);
    }

    private double unknownShare(Crop crop) {
        int unknown = 0;
        int looked = 0;
        int bottom = (int) (crop.top() + crop.scale() * crop.side());
        int right = (int) (crop.left() + crop.scale() * crop.side());
        for (int row = (int) crop.top(); row < bottom; row += 8) {
            for (int column = (int) crop.left(); column < right; column += 8) {
                unknown += cover[row * width() + column] == TrainingSample.IGNORE ? 1 : 0;
                looked++;
            }
        }
        return (double) unknown / Math.max(1, looked);
    }
}
