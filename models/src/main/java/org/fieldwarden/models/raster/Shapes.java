package org.fieldwarden.models.raster;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Polygons drawn into square rasters; coordinates are pixel corners, x to the right, y down. */
public final class Shapes {

    private Shapes() {}

    /** A closed polygon of corners x1, y1, x2, y2 and so on, each times a factor. */
    public static Shape polygon(double[] corners, double factor) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0] * factor, corners[1] * factor);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i] * factor, corners[i + 1] * factor);
        }
        path.closePath();
        return path;
    }

    /** The pixels whose centre lies in one of the shapes. */
    public static Mask inside(int side, List<Shape> shapes) {
        byte[] drawn = drawn(side, shapes, RenderingHints.VALUE_ANTIALIAS_OFF);
        return Mask.of(side, i -> drawn[i] != 0);
    }

    /** How much of each pixel a shape covers, 0..1. */
    public static float[] coverage(int side, Shape shape) {
        byte[] drawn = drawn(side, List.of(shape), RenderingHints.VALUE_ANTIALIAS_ON);
        float[] coverage = new float[drawn.length];
        for (int i = 0; i < drawn.length; i++) {
            coverage[i] = (drawn[i] & 0xff) / 255f;
        }
        return coverage;
    }

    private static byte[] drawn(int side, List<Shape> shapes, Object antialias) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, antialias);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        shapes.forEach(graphics::fill);
        graphics.dispose();
        return (byte[]) image.getRaster().getDataElements(0, 0, side, side, null);
    }
}
