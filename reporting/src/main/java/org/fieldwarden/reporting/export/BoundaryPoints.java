package org.fieldwarden.reporting.export;

import java.nio.file.Path;
import java.util.List;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.UsageException;

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
        BoundaryPointWriter.write(file, this, parcels.stream(), new GbkText());
    }
}
