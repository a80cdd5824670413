package org.fieldwarden.reporting.layer.file;

import com.linuxense.javadbf.DBFDataType;
import com.linuxense.javadbf.DBFField;
import com.linuxense.javadbf.DBFWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Writes small Shapefiles as other programs do. */
final class Shapefiles {

    private static final int LANGUAGE_AT = 29;

    private Shapefiles() {}

    /** The polygons' rings as one shape for each list; outer rings are turned clockwise, holes the other way. */
    static void writeShapes(Path shp, List<List<Polygon>> shapes) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(1 << 16);
        out.putInt(0, 9994).position(100);
        int number = 1;
        for (List<Polygon> shape : shapes) {
            List<LinearRing> rings = shape.stream().flatMap(Shapefiles::rings).toList();
            int points = rings.stream().mapToInt(LinearRing::getNumPoints).sum();
            out.order(ByteOrder.BIG_ENDIAN).putInt(number++).putInt((44 + 4 * rings.size() + 16 * points) / 2);
            out.order(ByteOrder.LITTLE_ENDIAN).putInt(5);
            out.putDouble(0)
                    .putDouble(0)
                    .putDouble(0)
                    .putDouble(0)
                    .putInt(rings.size())
                    .putInt(points);
            int start = 0;
            for (LinearRing ring : rings) {
                out.putInt(start);
                start += ring.getNumPoints();
            }
            for (LinearRing ring : rings) {
                for (Coordinate corner : ring.getCoordinates()) {
                    out.putDouble(corner.x).putDouble(corner.y);
                }
            }
        }
        out.order(ByteOrder.BIG_ENDIAN).putInt(24, out.position() / 2);
        out.order(ByteOrder.LITTLE_ENDIAN).putInt(28, 1000).putInt(32, 5);
        byte[] bytes = new byte[out.position()];
        out.rewind().get(bytes);
        Files.write(shp, bytes);
    }

    private static Stream<LinearRing> rings(Polygon polygon) {
        Polygon normal = (Polygon) polygon.norm();
        return Stream.concat(
                Stream.of(normal.getExteriorRing()),
                IntStream.range(0, normal.getNumInteriorRing()).mapToObj(normal::getInteriorRingN));
    }

    /** One text column. */
    static void writeTable(Path dbf, String column, Charset charset, int languageByte, List<String> values)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(dbf);
                DBFWriter writer = new DBFWriter(out, charset)) {
            DBFField field = new DBFField(column, DBFDataType.CHARACTER, 20);
            writer.setFields(new DBFField[] {field});
            for (String value : values) {
                writer.addRecord(new Object[] {value});
            }
        }
        byte[] bytes = Files.readAllBytes(dbf);
        bytes[LANGUAGE_AT] = (byte) languageByte;
        Files.write(dbf, bytes);
    }

    static void writeText(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.US_ASCII);
    }
}
