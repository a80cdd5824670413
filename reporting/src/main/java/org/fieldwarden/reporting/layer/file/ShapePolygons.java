package org.fieldwarden.reporting.layer.file;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldwarden.core.InputDataException;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * The shapes of a .shp (ESRI, "Shapefile Technical Description", 1998): polygons, with or without heights and measures,
 * which are not read. Outer rings run clockwise there; a hole belongs to the smallest outer ring that holds it.
 */
final class ShapePolygons {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final int HEADER_BYTES = 100;
    private static final int FILE_CODE = 9994;
    private static final int BOX_BYTES = 4 * Double.BYTES;
    private static final int NULL_SHAPE = 0;
    private static final List<Integer> POLYGONS = List.of(5, 15, 25);

    private final Path file;

    ShapePolygons(Path file) {
        this.file = file;
    }

    /** One geometry for each record, in order; empty for a null shape. */
    List<Geometry> read() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < HEADER_BYTES) {
                throw bad("is no Shapefile; export it again");
            }
            if (channel.size() > Integer.MAX_VALUE) {
                throw bad("is larger than 2 GB, which Shapefiles do not hold safely; export it as GeoPackage");
            }
            return records(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        } catch (IOException e) {
            throw bad("cannot be read (" + e.getMessage() + "); check the path");
        }
    }

    private List<Geometry> records(ByteBuffer bytes) {
        if (bytes.getInt(0) != FILE_CODE) {
            throw bad("is no Shapefile; export it again");
        }
        int kind = bytes.order(ByteOrder.LITTLE_ENDIAN).getInt(32);
        if (!POLYGONS.contains(kind)) {
            throw bad("holds shapes of kind " + kind + "; a layer is made of polygons");
        }
        // The length in the header is in 16-bit words; what lies behind is no part of the file.
        long end = 2L * bytes.order(ByteOrder.BIG_ENDIAN).getInt(24);
        if (end > bytes.capacity()) {
            throw bad("is cut; copy it again");
        }
        List<Geometry> shapes = new ArrayList<>();
        long at = HEADER_BYTES;
        while (at + 8 <= end) {
            long length = 2L * bytes.order(ByteOrder.BIG_ENDIAN).getInt((int) at + 4);
            if (length < 4 || at + 8 + length > end) {
                throw bad("is damaged in shape " + (shapes.size() + 1) + "; export it again");
            }
            shapes.add(shape(bytes.slice((int) at + 8, (int) length), shapes.size() + 1));
            at += 8 + length;
        }
        return shapes;
    }

    private Geometry shape(ByteBuffer record, int number) {
        record.order(ByteOrder.LITTLE_ENDIAN);
        try {
            int kind = record.getInt();
            if (kind == NULL_SHAPE) {
                return GEOMETRIES.createPolygon();
            }
            record.position(Integer.BYTES + BOX_BYTES);
            int parts = record.getInt();
            int points = record.getInt();
            if (parts < 0 || points < 0 || parts > record.remaining() / 4 || points > record.remaining() / 16) {
                throw bad("is damaged in shape " + number + "; export it again");
            }
            int[] starts = new int[parts + 1];
            for (int part = 0; part < parts; part++) {
                starts[part] = record.getInt();
            }
            starts[parts] = points;
            return polygon(rings(record, starts, number));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw bad("is damaged in shape " + number + " (" + e + "); export it again");
        }
    }

    private List<LinearRing> rings(ByteBuffer record, int[] starts, int number) {
        List<LinearRing> rings = new ArrayList<>();
        for (int part = 0; part + 1 < starts.length; part++) {
            int count = starts[part + 1] - starts[part];
            if (count < 0) {
                throw bad("is damaged in shape " + number + "; export it again");
            }
            List<Coordinate> corners = new ArrayList<>(count + 1);
            for (int corner = 0; corner < count; corner++) {
                corners.add(new Coordinate(record.getDouble(), record.getDouble()));
            }
            if (count > 0 && !corners.get(0).equals2D(corners.get(count - 1))) {
                corners.add(corners.get(0).copy());
            }
            if (corners.size() >= 4) {
                rings.add(GEOMETRIES.createLinearRing(corners.toArray(Coordinate[]::new)));
            }
        }
        return rings;
    }

    private static Geometry polygon(List<LinearRing> rings) {
        if (rings.size() == 1) {
            return GEOMETRIES.createPolygon(rings.get(0));
        }
        List<Shell> shells = new ArrayList<>();
        List<LinearRing> holes = new ArrayList<>();
        for (LinearRing ring : rings) {
            if (Orientation.isCCW(ring.getCoordinateSequence())) {
                holes.add(ring);
            } else {
                shells.add(new Shell(ring, new ArrayList<>()));
            }
        }
        for (LinearRing hole : holes) {
            shellOf(hole, shells)
                    .ifPresentOrElse(
                            shell -> shell.holes().add(hole),
                            () -> shells.add(
                                    // A ring that lies in no other is ground, whichever way it runs.
                                    new Shell(hole, new ArrayList<>())));
        }
        Polygon[] polygons = shells.stream().map(Shell::polygon).toArray(Polygon[]::new);
        return polygons.length == 1 ? polygons[0] : GEOMETRIES.createMultiPolygon(polygons);
    }

    private static Optional<Shell> shellOf(LinearRing hole, List<Shell> shells) {
        return shells.stream()
                .filter(shell -> shell.ring().getEnvelopeInternal().covers(hole.getEnvelopeInternal())
                        && PointLocation.isInRing(
                                hole.getCoordinateN(0), shell.ring().getCoordinates()))
                .min((one, other) -> Double.compare(
                        one.ring().getEnvelopeInternal().getArea(),
                        other.ring().getEnvelopeInternal().getArea()));
    }

    private record Shell(LinearRing ring, List<LinearRing> holes) {

        Polygon polygon() {
            return GEOMETRIES.createPolygon(ring, holes.toArray(LinearRing[]::new));
        }
    }

    private InputDataException bad(String problem) {
        return new InputDataException(file.toString(), "read layer", problem);
    }
}
