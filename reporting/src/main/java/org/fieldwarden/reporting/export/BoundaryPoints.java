package org.fieldwarden.reporting.export;

import java.io.BufferedOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.files.WholeFile;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * A file of boundary points (界址点 TXT): parcels in one Gauss–Krüger zone of CGCS2000. Coordinates have three decimals of
 * a metre; X is the northing there and Y the easting. What is written and read again is equal.
 *
 * @param crs EPSG 4491 to 4554; whether eastings begin with the zone's number follows from it
 * @param producedOn 数据产生日期; may be unknown
 */
public record BoundaryPoints(CrsCode crs, AcquisitionDate producedOn, List<BoundaryParcel> parcels) {

    static final String VERSION = "格式版本号";
    static final String PRODUCER = "数据产生单位";
    static final String PRODUCED_ON = "数据产生日期";
    static final String SYSTEM = "坐标系";
    static final String DEGREES = "几度分带";
    static final String PROJECTION = "投影类型";
    static final String UNIT = "计量单位";
    static final String ZONE = "带号";
    static final String PRECISION = "精度";
    static final String SHIFT = "转换参数";
    static final String DESCRIPTION_SECTION = "[属性描述]";
    static final String PARCEL_SECTION = "[地块坐标]";

    private static final int DECIMALS = 3;
    private static final String LINE_END = "\r\n";

    public BoundaryPoints {
        if (!canBeIn(crs)) {
            throw new UsageException("Boundary points (界址点) are kept in Gauss-Kruger zones of CGCS2000 (EPSG:4491 to"
                    + " EPSG:4554), not in " + crs + ": export another file.");
        }
        parcels = List.copyOf(parcels);
    }

    /** Whether this kind of file can say that CRS. */
    public static boolean canBeIn(CrsCode crs) {
        return GaussKrugerZone.of(crs).isPresent();
    }

    /**
     * Reads a file in GBK or UTF-8. A ring that does not return to its first point is closed; a ring within another is a
     * hole.
     *
     * @throws InputDataException where it is no such file, is cut, or in a system that is not CGCS2000
     */
    public static BoundaryPoints read(Path file) {
        return BoundaryPointReader.read(file);
    }

    /** Writes the file in GBK, replacing what was there. */
    public void write(Path file) {
        write(file, new GbkText());
    }

    void write(Path file, GbkText texts) {
        WholeFile.write(file, temporary -> {
            try (var out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
                out.write((description() + PARCEL_SECTION + LINE_END).getBytes(GbkText.GBK));
                for (BoundaryParcel parcel : parcels) {
                    for (String line : lines(parcel)) {
                        out.write(texts.of(line));
                        out.write(LINE_END.getBytes(GbkText.GBK));
                    }
                }
            }
        });
    }

    private String description() {
        GaussKrugerZone zone = GaussKrugerZone.of(crs).orElseThrow();
        StringBuilder text = new StringBuilder(DESCRIPTION_SECTION).append(LINE_END);
        for (Map.Entry<String, String> entry : List.of(
                Map.entry(VERSION, "1.01版本"),
                Map.entry(PRODUCER, ""),
                Map.entry(PRODUCED_ON, producedOn.isKnown() ? producedOn.text() : ""),
                Map.entry(SYSTEM, "2000国家大地坐标系"),
                Map.entry(DEGREES, String.valueOf(zone.family().degrees())),
                Map.entry(PROJECTION, "高斯克吕格"),
                Map.entry(UNIT, "米"),
                Map.entry(ZONE, String.valueOf(zone.number())),
                Map.entry(PRECISION, "0.001"),
                Map.entry(SHIFT, "0,0,0,0,0,0,0"))) {
            text.append(entry.getKey()).append('=').append(entry.getValue()).append(LINE_END);
        }
        return text.toString();
    }

    /** The parcel's first line and one for each point; points are numbered on from ring to ring. */
    private static List<String> lines(BoundaryParcel parcel) {
        BoundaryParcel.Labels labels = parcel.labels();
        List<String> lines = new ArrayList<>();
        lines.add(String.join(
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
        for (LineString ring : rings(parcel.ground())) {
            Coordinate[] corners = ring.getCoordinates();
            for (int corner = 0; corner < corners.length; corner++) {
                boolean closes = corner == corners.length - 1;
                lines.add("J" + (closes ? first : first + corner) + "," + ringNumber + "," + metres(corners[corner].y)
                        + "," + metres(corners[corner].x));
            }
            first += corners.length - 1;
            ringNumber++;
        }
        return lines;
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
        return BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
