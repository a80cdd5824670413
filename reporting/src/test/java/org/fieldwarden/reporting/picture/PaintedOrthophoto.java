package org.fieldwarden.reporting.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.reporting.Scene;
import org.locationtech.jts.geom.Coordinate;

/** A flight over painted fields: furrows, a road, and at each change the land cover of its date. */
final class PaintedOrthophoto implements Orthophoto {

    private final Flight flight;
    private final BufferedImage image;
    private int reads;

    private PaintedOrthophoto(Flight flight, BufferedImage image) {
        this.flight = flight;
        this.image = image;
    }

    static PaintedOrthophoto baseline(List<Change> changes) {
        return paint(Scene.FLIGHTS.baseline(), changes, true);
    }

    static PaintedOrthophoto current(List<Change> changes) {
        return paint(Scene.FLIGHTS.current(), changes, false);
    }

    private static PaintedOrthophoto paint(Flight flight, List<Change> changes, boolean baseline) {
        PixelGrid grid = flight.grid();
        BufferedImage image = new BufferedImage(grid.width(), grid.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        Random random = new Random(3);
        for (int row = 0; row < grid.height(); row += 150) {
            for (int column = 0; column < grid.width(); column += 250) {
                int green = 95 + random.nextInt(50);
                pen.setColor(new Color(green - random.nextInt(40), green, 55 + random.nextInt(20)));
                pen.fillRect(column, row, 250, 150);
                pen.setColor(new Color(80, 70, 50));
                pen.drawRect(column, row, 250, 150);
                pen.setColor(new Color(0, 0, 0, 22));
                for (int furrow = 0; furrow < 250; furrow += 8) {
                    pen.fillRect(column + furrow, row, 3, 150);
                }
            }
        }
        pen.setColor(new Color(150, 148, 142));
        pen.fillRect(0, 440, grid.width(), 22);
        GroundView view =
                new GroundView(grid.crs(), grid.mapEnvelope(), new Rectangle(0, 0, grid.width(), grid.height()));
        for (Change change : changes) {
            Shape shape = view.toPicture(change.place().outline());
            pen.setColor(
                    colour(baseline ? change.changed().from() : change.changed().to()));
            pen.fill(shape);
        }
        pen.dispose();
        return new PaintedOrthophoto(flight, image);
    }

    private static Color colour(LandCover cover) {
        return switch (cover) {
            case BUILDING -> new Color(196, 92, 80);
            case HARD_SURFACE -> new Color(190, 188, 182);
            case BARE_GROUND -> new Color(168, 128, 86);
            case VEGETATION -> new Color(88, 120, 62);
            case WATER -> new Color(52, 84, 98);
        };
    }

    int reads() {
        return reads;
    }

    @Override
    public Flight flight() {
        return flight;
    }

    @Override
    public OrthophotoTile read(PixelGrid grid, PixelWindow window) {
        reads++;
        byte[] rgb = new byte[Math.toIntExact(window.pixels() * 3)];
        boolean[] observed = new boolean[Math.toIntExact(window.pixels())];
        for (int index = 0; index < observed.length; index++) {
            Coordinate map = grid.pixelToMap()
                    .toMap(window.column() + index % window.width() + 0.5, window.row() + index / window.width() + 0.5);
            Coordinate pixel = flight.grid().pixelToMap().toPixel(map.x, map.y);
            int column = (int) Math.floor(pixel.x);
            int row = (int) Math.floor(pixel.y);
            boolean nodata = column >= 1300 && row < 260;
            if (!nodata && column >= 0 && row >= 0 && column < image.getWidth() && row < image.getHeight()) {
                int value = image.getRGB(column, row);
                observed[index] = true;
                rgb[3 * index] = (byte) (value >> 16);
                rgb[3 * index + 1] = (byte) (value >> 8);
                rgb[3 * index + 2] = (byte) value;
            }
        }
        return OrthophotoTile.of(window, rgb, observed);
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
