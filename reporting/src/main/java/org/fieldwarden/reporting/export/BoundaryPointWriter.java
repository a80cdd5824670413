package org.fieldwarden.reporting.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fieldwarden.reporting.files.WholeFile;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Writes a file of boundary points parcel by parcel: a county's worth of them is never held at once. */
final class BoundaryPointWriter {

    /** Millimetres, on which the corners of a parcel lie. */
    private static final int DECIMALS = 3;

    private static final double STEPS_PER_METRE = 1000;
    private static final String LINE_END = "\r\n";

    private final OutputStream out;
    private final GbkText texts;

    private BoundaryPointWriter(OutputStream out, GbkText texts) {
        this.out = out;
        this.texts = texts;
    }

    /** Writes parcels under the description of {@code points}, whose own parcels are not written. */
    static void write(Path file, BoundaryPoints points, Stream<BoundaryParcel> parcels, GbkText texts) {
        WholeFile.write(file, temporary -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
                BoundaryPointWriter writer = new BoundaryPointWriter(out, texts);
                writer.description(points);
                for (Iterator<BoundaryParcel> each = parcels.iterator(); each.hasNext(); ) {
                    writer.parcel(each.next());
                }
            }
        });
    }

    private void description(BoundaryPoints points) throws IOException {
        GaussKrugerZone zone = GaussKrugerZone.of(points.crs()).orElseThrow();
        line(BoundaryPoints.DESCRIPTION_SECTION);
        for (Map.Entry<String, String> entry : List.of(
                Map.entry(BoundaryPoints.VERSION, "1.01版本"),
                Map.entry(BoundaryPoints.PRODUCER, ""),
                Map.entry(
                        BoundaryPoints.PRODUCED_ON,
                        points.producedOn().isKnown() ? points.producedOn().text() : ""),
                Map.entry(BoundaryPoints.SYSTEM, "2000国家大地坐标系"),
                Map.entry(BoundaryPoints.DEGREES, String.valueOf(zone.family().degrees())),
                Map.entry(BoundaryPoints.PROJECTION, "高斯克吕格"),
                Map.entry(BoundaryPoints.UNIT, "米"),
                Map.entry(BoundaryPoints.ZONE, String.valueOf(zone.number())),
                Map.entry(BoundaryPoints.PRECISION, "0.001"),
                Map.entry(BoundaryPoints.SHIFT, "0,0,0,0,0,0,0"))) {
            line(entry.getKey() + "=" + entry.getValue());
        }
        line(BoundaryPoints.PARCEL_SECTION);
    }

    /** The parcel's first line and one for each point; points are numbered on from ring to ring. */
    private void parcel(BoundaryParcel parcel) throws IOException {
        BoundaryParcel.Labels labels = parcel.labels();
        line(String.join(
                ",",
                String.valueOf(parcel.ground().getNumPoints()),
                parcel.hectares().toPlainString(),
                labels.number(),
                labels.name(),
                "面",
                labels.mapSheet(),
                labels.use(),
                labels.landClass(),
                "@"));
        int first = 1;
        int ringNumber = 1;
        for (LinearRing ring : rings(parcel.ground())) {
            Coordinate[] corners = ring.getCoordinates();
            for (int corner = 0; corner < corners.length; corner++) {
                boolean closes = corner == corners.length - 1;
                line("J" + (closes ? first : first + corner) + "," + ringNumber + "," + metres(corners[corner].y) + ","
                        + metres(corners[corner].x));
            }
            first += corners.length - 1;
            ringNumber++;
        }
    }

    private void line(String text) throws IOException {
        out.write(texts.of(text));
        out.write(LINE_END.getBytes(GbkText.GBK));
    }

    /** Each polygon's outer ring before its holes. */
    private static List<LinearRing> rings(Geometry ground) {
        List<LinearRing> rings = new ArrayList<>();
        for (int part = 0; part < ground.getNumGeometries(); part++) {
            Polygon polygon = (Polygon) ground.getGeometryN(part);
            rings.add(polygon.getExteriorRing());
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                rings.add(polygon.getInteriorRingN(hole));
            }
        }
        return rings;
    }

    private static String metres(double value) {
        return BigDecimal.valueOf(Math.round(value * STEPS_PER_METRE), DECIMALS).toPlainString();
    }
}
