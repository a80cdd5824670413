package org.fieldwarden.reporting.gpkg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/**
 * Polygons as GeoPackage geometry blobs (OGC 12-128r17, 2.1.3): the header with an envelope of minx, maxx, miny, maxy,
 * then little-endian WKB.
 */
public final class GeoPackageGeometry {

    private static final int HEADER_BYTES = 40;
    private static final int ENVELOPE_AT = 8;
    /** Bit 0: little endian; bits 1-3 = 1: envelope of two dimensions. */
    private static final byte FLAGS = 0b0000_0011;

    /** Place of each ordinate in the header's envelope. */
    public enum Bound {
        MIN_X(0),
        MAX_X(1),
        MIN_Y(2),
        MAX_Y(3);

        private final int place;

        Bound(int place) {
            this.place = place;
        }
    }

    private GeoPackageGeometry() {}

    public static byte[] encode(Polygon polygon, int srsId) {
        byte[] wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(polygon);
        Envelope box = polygon.getEnvelopeInternal();
        return ByteBuffer.allocate(HEADER_BYTES + wkb.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'G')
                .put((byte) 'P')
                .put((byte) 0)
                .put(FLAGS)
                .putInt(srsId)
                .putDouble(box.getMinX())
                .putDouble(box.getMaxX())
                .putDouble(box.getMinY())
                .putDouble(box.getMaxY())
                .put(wkb)
                .array();
    }

    /** Reads what {@link #encode} wrote, also after another program rewrote it with a header of other length. */
    public static Polygon decode(byte[] blob) throws ParseException {
        if (decodeAny(blob) instanceof Polygon polygon) {
            return polygon;
        }
        throw new ParseException("not a polygon");
    }

    /** Reads a geometry of any kind and of any program; heights and measures are kept by JTS and not used. */
    public static Geometry decodeAny(byte[] blob) throws ParseException {
        int header = headerBytes(blob);
        if (header > blob.length) {
            throw new ParseException("cut GeoPackage geometry");
        }
        byte[] wkb = new byte[blob.length - header];
        System.arraycopy(blob, header, wkb, 0, wkb.length);
        return new WKBReader().read(wkb);
    }

    /** A bound of the geometry's box, from the header where it has one. */
    public static double bound(byte[] blob, Bound bound) throws ParseException {
        if (headerBytes(blob) < HEADER_BYTES) {
            Envelope box = decode(blob).getEnvelopeInternal();
            return switch (bound) {
                case MIN_X -> box.getMinX();
                case MAX_X -> box.getMaxX();
                case MIN_Y -> box.getMinY();
                case MAX_Y -> box.getMaxY();
            };
        }
        return ByteBuffer.wrap(blob)
                .order((blob[3] & 1) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                .getDouble(ENVELOPE_AT + Double.BYTES * bound.place);
    }

    public static boolean isEmpty(byte[] blob) {
        return (blob[3] >> 4 & 1) == 1;
    }

    private static int headerBytes(byte[] blob) throws ParseException {
        if (blob.length < ENVELOPE_AT || blob[0] != 'G' || blob[1] != 'P') {
            throw new ParseException("not a GeoPackage geometry");
        }
        return ENVELOPE_AT
                + switch (blob[3] >> 1 & 7) {
                    case 0 -> 0;
                    case 1 -> 4 * Double.BYTES;
                    case 2, 3 -> 6 * Double.BYTES;
                    case 4 -> 8 * Double.BYTES;
                    default -> throw new ParseException("unknown GeoPackage envelope");
                };
    }
}
