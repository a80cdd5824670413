package org.fieldwarden.reporting.sampling;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;

/**
 * A square of ground around a point, north up, as JPEG. Not PNG: drone imagery hardly shrinks without loss, and a page
 * of five hundred pairs has to open on an office machine.
 *
 * @param sideMetres side of the square
 * @param mostPx pixels on a side at most; fewer where the flight shows no more
 */
public record Chip(double sideMetres, int mostPx) {

    /** At this quality a reader sees no trace of the compression. */
    private static final float QUALITY = 0.92f;

    private static final int UNOBSERVED_RGB = 0xDADADA;

    public Chip {
        if (!(sideMetres >= 5 && sideMetres <= 2000)) {
            throw new IllegalArgumentException("A chip shows 5 to 2000 m, not " + sideMetres);
        }
        if (mostPx < 50 || mostPx > 2000) {
            throw new IllegalArgumentException("A chip has 50 to 2000 pixels on a side, not " + mostPx);
        }
    }

    byte[] read(Orthophoto flight, CrsCode crs, SamplePoint point) {
        int side = (int) Math.max(
                2,
                Math.min(
                        mostPx,
                        Math.round(sideMetres / flight.flight().grid().gsd().metres())));
        PixelGrid grid = new PixelGrid(
                crs,
                PixelToMap.northUp(
                        point.x() - sideMetres / 2,
                        point.y() + sideMetres / 2,
                        GroundSamplingDistance.ofMetres(sideMetres / side)),
                side,
                side);
        OrthophotoTile tile = flight.read(grid, grid.window());
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                image.setRGB(column, row, rgb(tile, column, row));
            }
        }
        return jpeg(image);
    }

    private static int rgb(OrthophotoTile tile, int column, int row) {
        return tile.observed(column, row)
                ? tile.value(column, row, 0) << 16 | tile.value(column, row, 1) << 8 | tile.value(column, row, 2)
                : UNOBSERVED_RGB;
    }

    private static byte[] jpeg(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can be written", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
