package org.fieldwarden.reporting.sampling;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.SquareMetres;
import org.locationtech.jts.geom.Coordinate;

/**
 * A stratified random sample of a map. The same map, division, numbers and seed give the same plan.
 *
 * @param strata all strata of the map, with their areas on the ellipsoid
 * @param points in an order that says nothing of the strata
 */
public record SamplePlan(RunIdentity run, long seed, Frame frame, List<Stratum> strata, List<SamplePoint> points) {

    /**
     * What the sample speaks for.
     *
     * @param crs CRS of the points
     * @param unobserved ground that was compared but not judged, on the ellipsoid; the sample says nothing of it
     */
    public record Frame(CrsCode crs, SquareMetres unobserved) {}

    private static final int ID_BYTES = 6;
    private static final long ORDER_SEED = 0x5eedL;

    public SamplePlan {
        strata = List.copyOf(strata);
        points = List.copyOf(points);
    }

    /** Draws a sample with so many points of each stratum, by its code. */
    public static SamplePlan draw(StrataMap map, Map<String, Integer> places, long seed) {
        List<SamplePoint> drawn = new ArrayList<>();
        for (Stratum stratum : map.strata()) {
            // Each stratum has its own random numbers: more points in one leave the others where they were.
            Random random = new Random(seed * 31 + stratum.code().hashCode());
            for (int index = 0; index < places.getOrDefault(stratum.code(), 0); index++) {
                Coordinate place = map.draw(stratum, random);
                drawn.add(new SamplePoint("", stratum.code(), place.x, place.y));
            }
        }
        Collections.shuffle(drawn, new Random(seed ^ ORDER_SEED));
        AuditedMap audited = map.map();
        return new SamplePlan(
                audited.run(),
                seed,
                new Frame(
                        audited.grid().crs(),
                        new SquareMetres(audited.unobserved().area().value() * audited.ellipsoidPerPlanar())),
                map.strata(),
                named(drawn));
    }

    private static List<SamplePoint> named(List<SamplePoint> drawn) {
        int digits = Math.max(3, String.valueOf(drawn.size()).length());
        List<SamplePoint> named = new ArrayList<>();
        for (SamplePoint point : drawn) {
            String id = String.format(Locale.ROOT, "P%0" + digits + "d", named.size() + 1);
            named.add(new SamplePoint(id, point.stratum(), point.x(), point.y()));
        }
        return named;
    }

    /** Name of this plan: 12 hex digits that change with anything in it. Sheets carry it. */
    public String id() {
        StringBuilder text = new StringBuilder();
        add(text, run.baselineHash(), run.currentHash(), run.modelBundleHash(), seed, frame.crs());
        add(text, frame.unobserved().value());
        strata.forEach(one -> add(text, one.code(), one.mapClass(), one.area().value()));
        points.forEach(one -> add(text, one.id(), one.stratum(), one.x(), one.y()));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void add(StringBuilder text, Object... values) {
        for (Object value : values) {
            text.append(value).append('|');
        }
    }

    /** The points in the order in which a reader sees them; another for each reader. */
    public List<SamplePoint> orderFor(String reader) {
        List<SamplePoint> order = new ArrayList<>(points);
        Collections.shuffle(order, new Random(seed * 31 + reader.hashCode()));
        return order;
    }
}
