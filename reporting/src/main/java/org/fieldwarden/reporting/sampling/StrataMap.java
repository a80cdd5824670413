package org.fieldwarden.reporting.sampling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.SquareMetres;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * A map divided into strata: each kind of change (or all change as one), optionally a belt of unchanged ground around
 * changes, and the other unchanged ground that was observed. Unobserved ground belongs to none. The sampling unit is a
 * place; inside a stratum every square metre is as likely as every other.
 *
 * <p>Limits: of the belt, the part that lies in windows with some nodata is weighed by {@value #BELT_TRIES} tries, not
 * measured; the belt and the other unchanged ground together are exact.
 */
public final class StrataMap {

    static final int BELT_TRIES = 1000;

    private static final int MOST_TRIES = 100_000;
    private static final long BELT_SEED = 0x0be17;

    private final AuditedMap map;
    private final ChangePieces pieces;
    private final ObservedPlaces observed;
    private final Map<String, PolygonDraw> draws = new LinkedHashMap<>();
    private final List<Stratum> strata;

    public StrataMap(AuditedMap map, Stratification stratification, ObservedTest flights) {
        this.map = map;
        this.pieces = new ChangePieces(map.changes());
        this.observed = new ObservedPlaces(map.unobserved(), flights);
        List<Polygon> belt = belt(stratification.nearMetres());
        List<Stratum> found = new ArrayList<>(changeStrata(stratification.by()));
        double changeM2 =
                found.stream().mapToDouble(stratum -> stratum.area().value()).sum();
        double unchangedM2 = (map.comparedM2() - map.unobserved().area().value()) * map.ellipsoidPerPlanar() - changeM2;
        if (!belt.isEmpty() && unchangedM2 > 0) {
            PolygonDraw draw = new PolygonDraw(belt);
            double beltM2 = Math.min(unchangedM2, draw.areaM2() * observedShare(draw) * map.ellipsoidPerPlanar());
            if (beltM2 > 0) {
                draws.put(Stratum.NEAR_CHANGE, draw);
                found.add(new Stratum(Stratum.NEAR_CHANGE, Stratum.NO_CHANGE, new SquareMetres(beltM2)));
                unchangedM2 -= beltM2;
            }
        }
        // Rounded areas of a map that is changed throughout must not leave a stratum of nothing.
        if (unchangedM2 > map.grid().pixelAreaM2()) {
            found.add(new Stratum(Stratum.NO_CHANGE, Stratum.NO_CHANGE, new SquareMetres(unchangedM2)));
        }
        this.strata = List.copyOf(found);
    }

    public AuditedMap map() {
        return map;
    }

    /** The strata that have ground: changes by name, then the belt, then the other unchanged ground. */
    public List<Stratum> strata() {
        return strata;
    }

    /** One place of a stratum, to the millimetre. */
    Coordinate draw(Stratum stratum, Random random) {
        if (stratum.isChange()) {
            return drawFrom(stratum).draw(random);
        }
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Coordinate place = stratum.code().equals(Stratum.NEAR_CHANGE)
                    ? drawFrom(stratum).draw(random)
                    : anywhere(random);
            if (contains(stratum, place)) {
                return place;
            }
        }
        throw new InputDataException(
                "stratum " + stratum.code(),
                "draw points",
                "no observed place found in " + MOST_TRIES
                        + " tries: are these the flights that the run compared, and is its folder complete?");
    }

    /** Whether an unchanged stratum has this place. */
    private boolean contains(Stratum stratum, Coordinate place) {
        if (pieces.contain(place)) {
            return false;
        }
        PolygonDraw belt = draws.get(Stratum.NEAR_CHANGE);
        boolean inBelt = stratum.code().equals(Stratum.NO_CHANGE) && belt != null && belt.covers(place);
        return !inBelt && observed.contain(place);
    }

    private PolygonDraw drawFrom(Stratum stratum) {
        PolygonDraw draw = draws.get(stratum.code());
        if (draw == null) {
            throw new IllegalArgumentException("Not a stratum of this map: " + stratum.code());
        }
        return draw;
    }

    private Coordinate anywhere(Random random) {
        Coordinate place = map.grid()
                .pixelToMap()
                .toMap(
                        random.nextDouble() * map.grid().width(),
                        random.nextDouble() * map.grid().height());
        return PolygonDraw.toMillimetres(place.x, place.y);
    }

    private List<Stratum> changeStrata(Stratification.By by) {
        Map<String, List<ChangePieces.Piece>> groups = new TreeMap<>();
        for (ChangePieces.Piece piece : pieces.list()) {
            groups.computeIfAbsent(code(piece.change(), by), code -> new ArrayList<>())
                    .add(piece);
        }
        List<Stratum> found = new ArrayList<>();
        groups.forEach((code, members) -> {
            draws.put(
                    code,
                    new PolygonDraw(members.stream()
                            .flatMap(piece -> piece.polygons().stream())
                            .toList()));
            double areaM2 =
                    members.stream().mapToDouble(piece -> piece.area().value()).sum();
            found.add(new Stratum(code, code, new SquareMetres(areaM2)));
        });
        return found;
    }

    private static String code(Change change, Stratification.By by) {
        return by == Stratification.By.KIND ? change.kind().code() : Stratum.CHANGE;
    }

    private List<Polygon> belt(double nearMetres) {
        if (nearMetres == 0 || map.changes().isEmpty()) {
            return List.of();
        }
        List<Geometry> outlines = new ArrayList<>();
        List<Geometry> grown = new ArrayList<>();
        for (Change change : map.changes()) {
            outlines.add(change.place().outline());
            grown.add(change.place().outline().buffer(nearMetres));
        }
        outlines.addAll(observed.unjudgedWindows());
        Geometry ground = map.grid().toMap(map.grid().window());
        Geometry inside = OverlayNGRobust.overlay(union(grown), ground, OverlayNG.INTERSECTION);
        return ChangePieces.polygons(OverlayNGRobust.overlay(inside, union(outlines), OverlayNG.DIFFERENCE));
    }

    private static Geometry union(List<Geometry> parts) {
        return UnaryUnionOp.union(parts, new GeometryFactory());
    }

    private double observedShare(PolygonDraw draw) {
        Random random = new Random(BELT_SEED);
        int seen = 0;
        for (int tries = 0; tries < BELT_TRIES; tries++) {
            if (observed.contain(draw.draw(random))) {
                seen++;
            }
        }
        return (double) seen / BELT_TRIES;
    }
}
