package org.fieldwarden.detector.nuisance;

import java.util.List;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.NuisanceReason;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.core.PixelToMap;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.ScoreBlock;
import org.fieldwarden.detector.Alignment;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * Ground drawn letter by letter on two dates; a letter stands for 1 m x 1 m, 5 x 5 pixels. B building, H hard surface,
 * G bare ground, V vegetation, W water; small letters lie in shadow. The polygon is where the third drawing has a {@code #}.
 */
final class DrawnGround {

    static final int PIXELS = 5;
    private static final double GSD = 1.0 / PIXELS;

    private final List<String> baseline;
    private final List<String> current;
    private final List<String> changed;
    private final PixelGrid grid;

    private DrawnGround(List<String> baseline, List<String> current, List<String> changed) {
        this.baseline = baseline;
        this.current = current;
        this.changed = changed;
        this.grid = new PixelGrid(
                CrsCode.epsg(4547),
                PixelToMap.northUp(500_000, 3_000_000, GroundSamplingDistance.ofMetres(GSD)),
                baseline.get(0).length() * PIXELS,
                baseline.size() * PIXELS);
    }

    static DrawnGround of(String baseline, String current, String changed) {
        return new DrawnGround(
                baseline.lines().toList(),
                current.lines().toList(),
                changed.lines().toList());
    }

    NuisanceReason judged(double residualMetres) {
        return judge().judge(polygon(), residualMetres);
    }

    ChangeEvidence evidence() {
        return judge().evidence(polygon(), 0);
    }

    private NuisanceJudge judge() {
        return new NuisanceJudge(photo(baseline, 1), photo(current, 0.8), Alignment.NONE, grid, this::scores);
    }

    Polygon polygon() {
        GeometryFactory factory = new GeometryFactory();
        List<Geometry> cells = new java.util.ArrayList<>();
        for (int row = 0; row < changed.size(); row++) {
            for (int column = 0; column < changed.get(row).length(); column++) {
                if (changed.get(row).charAt(column) == '#') {
                    cells.add(factory.createPolygon(new Coordinate[] {
                        new Coordinate(column, row),
                        new Coordinate(column + 1, row),
                        new Coordinate(column + 1, row + 1),
                        new Coordinate(column, row + 1),
                        new Coordinate(column, row)
                    }));
                }
            }
        }
        Geometry union = UnaryUnionOp.union(cells);
        return (Polygon) AffineTransformation.scaleInstance(PIXELS, PIXELS).transform(union);
    }

    private ScoreBlock scores(PixelWindow window) {
        byte[] scores = new byte[Math.toIntExact(window.pixels())];
        byte[] covers = new byte[scores.length];
        for (int i = 0; i < scores.length; i++) {
            int column = (window.column() + i % window.width()) / PIXELS;
            int row = (window.row() + i / window.width()) / PIXELS;
            scores[i] = ScoreBlock.encodeScore(changed.get(row).charAt(column) == '#' ? 0.9f : 0.02f);
            covers[i] = ScoreBlock.encodeCovers(
                    cover(baseline.get(row).charAt(column)),
                    cover(current.get(row).charAt(column)));
        }
        return ScoreBlock.of(window, scores, covers);
    }

    private static LandCover cover(char letter) {
        return switch (Character.toUpperCase(letter)) {
            case 'B' -> LandCover.BUILDING;
            case 'H' -> LandCover.HARD_SURFACE;
            case 'G' -> LandCover.BARE_GROUND;
            case 'W' -> LandCover.WATER;
            default -> LandCover.VEGETATION;
        };
    }

    private static int[] colour(char letter) {
        return switch (Character.toUpperCase(letter)) {
            case 'B' -> new int[] {150, 90, 80};
            case 'H' -> new int[] {150, 148, 140};
            case 'G' -> new int[] {140, 115, 85};
            case 'W' -> new int[] {60, 80, 85};
            default -> new int[] {80, 120, 55};
        };
    }

    /** The drawing in the light of one date. */
    private Orthophoto photo(List<String> drawing, double light) {
        return new Orthophoto() {
            @Override
            public Flight flight() {
                return new Flight(new FlightId("drawn"), AcquisitionDate.UNKNOWN, grid, "0".repeat(64));
            }

            @Override
            public OrthophotoTile read(PixelGrid wanted, PixelWindow window) {
                byte[] rgb = new byte[Math.toIntExact(window.pixels() * 3)];
                boolean[] observed = new boolean[rgb.length / 3];
                for (int i = 0; i < observed.length; i++) {
                    int column = (window.column() + i % window.width()) / PIXELS;
                    int row = (window.row() + i / window.width()) / PIXELS;
                    char letter = drawing.get(row).charAt(column);
                    double sun = Character.isLowerCase(letter) ? 0.4 : 1;
                    observed[i] = letter != ' ';
                    for (int band = 0; band < 3; band++) {
                        rgb[3 * i + band] = (byte) Math.round(colour(letter)[band] * sun * light);
                    }
                }
                return OrthophotoTile.of(window, rgb, observed);
            }

            @Override
            public void close() {
                // Holds nothing.
            }
        };
    }
}
