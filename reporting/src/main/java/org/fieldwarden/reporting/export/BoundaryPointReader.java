package org.fieldwarden.reporting.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.reporting.export.BoundaryParcel.Labels;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Reads a file of boundary points; what it does not understand it refuses by line. */
final class BoundaryPointReader {

    private static final long LARGEST_BYTES = 256L << 20;
    private static final int PARCEL_FIELDS = 9;
    /** More rings than any parcel has; each is compared with all others. */
    private static final int MOST_RINGS = 1000;

    private static final Charset GBK = Charset.forName("GB18030");
    private static final Set<String> CGCS2000 = Set.of("2000国家大地坐标系", "国家2000大地坐标系", "CGCS2000");

    private final Path file;
    private final List<String> lines;
    private final Map<String, String> description = new HashMap<>();
    private final List<BoundaryParcel> parcels = new ArrayList<>();
    private Optional<CrsCode> crs = Optional.empty();
    private int at;

    private BoundaryPointReader(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    static BoundaryPoints read(Path file) {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new InputDataException(
                        file.toString(), "read boundary points", "is larger than 256 MB; split it");
            }
            BoundaryPointReader reader = new BoundaryPointReader(
                    file, text(file, Files.readAllBytes(file)).lines().toList());
            return reader.read();
        } catch (IOException e) {
            throw new InputDataException(
                    file.toString(),
                    "read boundary points",
                    "cannot be read (" + e.getMessage() + "); check the path",
                    e);
        }
    }

    /** UTF-8 where all of it is that, which Chinese texts in GBK are not but for rare words; else GBK. */
    private static String text(Path file, byte[] bytes) {
        String text = decoded(bytes, StandardCharsets.UTF_8)
                .or(() -> decoded(bytes, GBK))
                .orElseThrow(() -> new InputDataException(
                        file.toString(), "read boundary points", "is neither in GBK nor in UTF-8; export it again"));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private BoundaryPoints read() {
        readDescription();
        while (nextLine()) {
            readParcel();
        }
        CrsCode found = crs.orElseThrow(() -> bad("holds no parcel; export it again"));
        return new BoundaryPoints(found, producedOn(), parcels);
    }

    private void readDescription() {
        while (nextLine()) {
            String line = line();
            at++;
            if (line.equals(BoundaryPoints.PARCEL_SECTION)) {
                requireKnownSystem();
                return;
            }
            int equals = line.indexOf('=');
            if (equals > 0) {
                description.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        throw bad("has no line " + BoundaryPoints.PARCEL_SECTION + "; it is no file of boundary points");
    }

    private void requireKnownSystem() {
        require(BoundaryPoints.SYSTEM, CGCS2000);
        require(BoundaryPoints.UNIT, Set.of("米", "m"));
        require(BoundaryPoints.PROJECTION, Set.of("高斯克吕格", "高斯-克吕格", "高斯·克吕格"));
        String shift = description.getOrDefault(BoundaryPoints.SHIFT, "");
        if (!shift.matches("[0., ，]*")) {
            throw bad("asks to be shifted (" + BoundaryPoints.SHIFT + "=" + shift
                    + "); export it with the shift already applied");
        }
    }

    private void require(String key, Set<String> known) {
        String value = description.getOrDefault(key, "");
        if (!known.contains(value)) {
            throw bad("says " + key + "=" + value + ", which is not read; export it with "
                    + known.stream().sorted().findFirst().orElseThrow());
        }
    }

    private void readParcel() {
        int headLine = at;
        String[] head = line().split(",", -1);
        if (head.length < PARCEL_FIELDS || !head[head.length - 1].strip().equals("@")) {
            throw badLine(headLine, "is no parcel: 点数,面积,编号,名称,面,图幅号,用途,地类,@");
        }
        if (!head[4].strip().equals("面")) {
            throw badLine(headLine, "is a parcel of '" + head[4].strip() + "'; only polygons (面) are read");
        }
        at++;
        RingNesting rings = new RingNesting();
        int points = 0;
        while (nextLine() && !line().endsWith("@")) {
            readPoint(rings);
            points++;
        }
        int stated = integer(head[0], headLine);
        // Some programs count the points that close the rings, some do not.
        if (stated != points && stated != rings.corners()) {
            throw badLine(headLine, "announces " + stated + " points but " + points + " follow; copy the file again");
        }
        Geometry ground = rings.polygons().orElseThrow(() -> badLine(headLine, "has rings that are no polygon"));
        Labels labels = new Labels(head[2], head[3], head[5], head[6], head[7]);
        parcels.add(new BoundaryParcel(labels, hectares(head[1], headLine), ground));
    }

    private void readPoint(RingNesting rings) {
        String[] point = line().split(",", -1);
        if (point.length != 4) {
            throw badLine(at, "is no point: J1,圈号,X,Y");
        }
        double northing = number(point[2], at);
        double easting = number(point[3], at);
        CrsCode zone = zone(easting);
        if (!crs.orElse(zone).equals(zone)) {
            throw badLine(at, "has an easting of another kind than those before it");
        }
        crs = Optional.of(zone);
        if (!rings.add(integer(point[1], at), point[0].strip(), new Coordinate(easting, northing))) {
            throw badLine(at, "closes its ring elsewhere than it began; copy the file again");
        }
        if (rings.size() > MOST_RINGS) {
            throw badLine(at, "begins ring " + rings.size() + " of one parcel; split it");
        }
        at++;
    }

    private CrsCode zone(double easting) {
        String degrees = description.getOrDefault(BoundaryPoints.DEGREES, "").replaceAll("度.*", "");
        String zone = description.getOrDefault(BoundaryPoints.ZONE, "");
        if (!degrees.matches("[36]") || !zone.matches("\\d{2}")) {
            throw bad("does not say its zone (" + BoundaryPoints.DEGREES + ", " + BoundaryPoints.ZONE
                    + "); it is not guessed, export it again");
        }
        return GaussKrugerZone.of(Integer.parseInt(degrees), Integer.parseInt(zone), easting)
                .map(GaussKrugerZone::crs)
                .orElseThrow(() -> badLine(at, "has an easting that is not of zone " + zone));
    }

    private AcquisitionDate producedOn() {
        try {
            String day = description.getOrDefault(BoundaryPoints.PRODUCED_ON, "");
            return AcquisitionDate.on(LocalDate.parse(day, DateTimeFormatter.ofPattern("yyyy-M-d", Locale.ROOT)));
        } catch (DateTimeParseException e) {
            return AcquisitionDate.UNKNOWN;
        }
    }

    private BigDecimal hectares(String text, int line) {
        try {
            BigDecimal area = new BigDecimal(text.strip().isEmpty() ? "0" : text.strip());
            if (area.signum() >= 0 && area.precision() < 40 && Math.abs(area.scale()) < 40) {
                return area;
            }
        } catch (NumberFormatException e) {
            throw badLine(line, "has '" + text + "' for an area");
        }
        throw badLine(line, "has '" + text + "' for an area");
    }

    private double number(String text, int line) {
        if (text.strip().matches("[+-]?\\d{1,12}(\\.\\d{1,12})?")) {
            return Double.parseDouble(text.strip());
        }
        throw badLine(line, "has '" + text.strip() + "' where a number belongs");
    }

    private int integer(String text, int line) {
        if (text.strip().matches("\\d{1,9}")) {
            return Integer.parseInt(text.strip());
        }
        throw badLine(line, "has '" + text.strip() + "' where a whole number belongs");
    }

    /** Goes to the next line that is not empty. */
    private boolean nextLine() {
        while (at < lines.size() && line().isEmpty()) {
            at++;
        }
        return at < lines.size();
    }

    private String line() {
        return lines.get(at).strip();
    }

    private InputDataException badLine(int line, String problem) {
        return bad("line " + (line + 1) + " " + problem);
    }

    private InputDataException bad(String problem) {
        return new InputDataException(file.toString(), "read boundary points", problem);
    }
}
