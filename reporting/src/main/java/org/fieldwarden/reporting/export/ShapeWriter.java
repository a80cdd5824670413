package org.fieldwarden.reporting.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes polygons as .shp and .shx (ESRI, "Shapefile Technical Description", 1998): outer rings run clockwise, holes the
 * other way; lengths and offsets count 16-bit words.
 */
final class ShapeWriter {

    private static final int HEADER_BYTES = 100;
    private static final int RECORD_HEADER_BYTES = 8;
    private static final int FILE_CODE = 9994;
    private static final int VERSION = 1000;
    private static final int POLYGON = 5;
    private static final int POLYGON_BYTES = 44;
    private static final int POINT_BYTES = 2 * Double.BYTES;

    private final List<Polygon> polygons;

    ShapeWriter(List<Polygon> polygons) {
        this.polygons = List.copyOf(polygons);
    }

    /** Size of the .shp. */
    long bytes() {
        return HEADER_BYTES
                + polygons.stream()
                        .mapToLong(polygon -> RECORD_HEADER_BYTES + contentBytes(polygon))
                        .sum();
    }

    /** Writes the .shp. */
    void writeShapes(OutputStream out) throws IOException {
        out.write(header(bytes()));
        int number = 1;
        for (Polygon polygon : polygons) {
            out.write(record(number++, polygon));
        }
    }

    /** Writes the .shx: where each shape begins. */
    void writeIndex(OutputStream out) throws IOException {
        out.write(header(HEADER_BYTES + (long) RECORD_HEADER_BYTES * polygons.size()));
        long at = HEADER_BYTES;
        for (Polygon polygon : polygons) {
            int length = contentBytes(polygon);
            out.write(ByteBuffer.allocate(RECORD_HEADER_BYTES)
                    .putInt((int) (at / 2))
                    .putInt(length / 2)
                    .array());
            at += RECORD_HEADER_BYTES + length;
        }
    }

    private byte[] header(long fileBytes) {
        Envelope box = new Envelope();
        polygons.forEach(polygon -> box.expandToInclude(polygon.getEnvelopeInternal()));
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.putInt(0, FILE_CODE).putInt(24, (int) (fileBytes / 2));
        header.order(ByteOrder.LITTLE_ENDIAN).putInt(28, VERSION).putInt(32, POLYGON);
        if (!box.isNull()) {
            putBox(header.position(36), box);
        }
        return header.array();
    }

    private static byte[] record(int number, Polygon polygon) {
        List<LinearRing> rings = rings(polygon);
        int length = contentBytes(polygon);
        ByteBuffer record = ByteBuffer.allocate(RECORD_HEADER_BYTES + length);
        record.putInt(number).putInt(length / 2);
        record.order(ByteOrder.LITTLE_ENDIAN).putInt(POLYGON);
        putBox(record, polygon.getEnvelopeInternal());
        record.putInt(rings.size()).putInt(polygon.getNumPoints());
        int start = 0;
        for (LinearRing ring : rings) {
            record.putInt(start);
            start += ring.getNumPoints();
        }
        for (LinearRing ring : rings) {
            for (Coordinate corner : ring.getCoordinates()) {
                record.putDouble(corner.x).putDouble(corner.y);
            }
        }
        return record.array();
    }

    private static void putBox(ByteBuffer bytes, Envelope box) {
        bytes.putDouble(box.getMinX())
                .putDouble(box.getMinY())
                .putDouble(box.getMaxX())
                .putDouble(box.getMaxY());
    }

    private static int contentBytes(Polygon polygon) {
        return POLYGON_BYTES
                + Integer.BYTES * (1 + polygon.getNumInteriorRing())
                + POINT_BYTES * polygon.getNumPoints();
    }

    /** JTS' normal form runs as ESRI's paper asks: the outer ring clockwise, holes counter-clockwise. */
    private static List<LinearRing> rings(Polygon polygon) {
        Polygon normal = (Polygon) polygon.norm();
        List<LinearRing> rings = new ArrayList<>(List.of(normal.getExteriorRing()));
        for (int hole = 0; hole < normal.getNumInteriorRing(); hole++) {
            rings.add(normal.getInteriorRingN(hole));
        }
        return rings;
    }
}
