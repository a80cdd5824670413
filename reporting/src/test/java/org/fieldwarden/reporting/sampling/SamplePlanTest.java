package org.fieldwarden.reporting.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.reporting.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

final class SamplePlanTest {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final double GROUND_M2 = 300 * 240;

    @TempDir
    private Path folder;

    static IntStream seeds() {
        return IntStream.range(0, 8);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyPointLiesInItsStratum(long seed) {
        StrataMap map = new StrataMap(Maps.scene(), new Stratification(Stratification.By.KIND, 10), Maps.flights());

        SamplePlan plan = SamplePlan.draw(map, everywhere(map, 40), seed);

        assertThat(plan.points()).hasSize(40 * map.strata().size());
        for (SamplePoint point : plan.points()) {
            assertThat(stratumAt(point)).as("seed " + seed + ", " + point).isEqualTo(point.stratum());
        }
    }

    /** The stratum of a place, from the geometry alone. */
    private static String stratumAt(SamplePoint point) {
        Geometry place = GEOMETRY.createPoint(new Coordinate(point.x(), point.y()));
        for (Change change : Scene.changes()) {
            if (change.place().outline().intersects(place)) {
                return change.kind().code();
            }
        }
        if (!Scene.rectangle(0, 0, 300, 240).covers(place)
                || Scene.rectangle(0, 200, 50, 40).covers(place)
                || Scene.rectangle(260, 0, 40, 26).covers(place)) {
            return "unobserved";
        }
        double distance = Scene.changes().stream()
                .mapToDouble(change -> change.place().outline().distance(place))
                .min()
                .orElseThrow();
        return distance <= 9.9
                ? Stratum.NEAR_CHANGE
                : distance >= 10.1 ? Stratum.NO_CHANGE : point.stratum(); // a buffer's corner is not quite round
    }

    @Test
    void strataShareOutTheObservedGround() {
        AuditedMap scene = Maps.scene();
        StrataMap map = new StrataMap(scene, new Stratification(Stratification.By.KIND, 10), Maps.flights());

        Map<String, Double> areas = areas(map);

        assertThat(areas.values().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(GROUND_M2 - scene.unobserved().area().value(), within(1e-6));
        assertThat(areas.get("building-appeared")).isCloseTo(24 * 18 + 9.1 * 7.3 + 6.3 * 5.7, within(1e-6));
        assertThat(areas).containsKeys(Stratum.NEAR_CHANGE, Stratum.NO_CHANGE, "water-appeared");
    }

    @Test
    void groundOfOverlappingChangesCountsOnce() {
        Change one = Maps.building(100, 100, 20, 20);
        Change other = Maps.pond(110, 100, 20, 20);

        Map<String, Double> areas = areas(new StrataMap(
                Maps.of(List.of(one, other)), new Stratification(Stratification.By.KIND, 0), Maps.flights()));

        assertThat(areas.getOrDefault("building-appeared", 0.0) + areas.getOrDefault("water-appeared", 0.0))
                .isCloseTo(600, within(1e-6));
    }

    /** A polygon four times as large gets four fifths of the points; 1000 draws, 4 standard deviations. */
    @ParameterizedTest
    @MethodSource("seeds")
    void largePolygonsGetMorePoints(long seed) {
        StrataMap map = new StrataMap(
                Maps.of(List.of(Maps.building(20, 20, 20, 20), Maps.building(100, 20, 10, 10))),
                new Stratification(Stratification.By.CHANGE, 0),
                Maps.flights());

        SamplePlan plan = SamplePlan.draw(map, Map.of(Stratum.CHANGE, 1000), seed);

        long large = plan.points().stream()
                .filter(point -> point.x() < Scene.WEST + 50)
                .count();
        assertThat(large).as("seed " + seed).isBetween(800L - 51, 800L + 51);
    }

    /** Quarters of the unchanged ground get points by their areas. */
    @ParameterizedTest
    @MethodSource("seeds")
    void unchangedGroundIsSampledEvenly(long seed) {
        StrataMap map =
                new StrataMap(Maps.of(List.of()), new Stratification(Stratification.By.KIND, 0), Maps.flights());

        SamplePlan plan = SamplePlan.draw(map, Map.of(Stratum.NO_CHANGE, 1000), seed);

        double share = (150.0 * 240 - 50 * 40) / (GROUND_M2 - 50 * 40 - 40 * 26);
        long west = plan.points().stream()
                .filter(point -> point.x() < Scene.WEST + 150)
                .count();
        assertThat((double) west).as("seed " + seed).isCloseTo(1000 * share, within(64.0));
    }

    @Test
    void sameSeedGivesTheSamePlanAndAnotherSeedAnother() {
        StrataMap map = new StrataMap(Maps.scene(), new Stratification(Stratification.By.KIND, 10), Maps.flights());

        SamplePlan plan = SamplePlan.draw(map, everywhere(map, 5), 7);

        assertThat(SamplePlan.draw(map, everywhere(map, 5), 7)).isEqualTo(plan);
        assertThat(SamplePlan.draw(map, everywhere(map, 5), 8).id()).isNotEqualTo(plan.id());
    }

    @Test
    void morePointsInOneStratumLeaveTheOthersWhereTheyWere() {
        StrataMap map = new StrataMap(Maps.scene(), new Stratification(Stratification.By.KIND, 0), Maps.flights());
        Map<String, Integer> more = everywhere(map, 5);
        more.put("water-appeared", 50);

        assertThat(places(SamplePlan.draw(map, more, 7), Stratum.NO_CHANGE))
                .isEqualTo(places(SamplePlan.draw(map, everywhere(map, 5), 7), Stratum.NO_CHANGE));
    }

    @Test
    void idsAndOrderSayNothingOfTheStratum() {
        StrataMap map = new StrataMap(Maps.scene(), new Stratification(Stratification.By.CHANGE, 0), Maps.flights());
        SamplePlan plan = SamplePlan.draw(map, everywhere(map, 100), 7);

        long firstHalf = plan.points().subList(0, 100).stream()
                .filter(point -> point.stratum().equals(Stratum.CHANGE))
                .count();

        assertThat(firstHalf).isBetween(30L, 70L);
        assertThat(plan.orderFor("li")).isNotEqualTo(plan.orderFor("wang")).hasSameElementsAs(plan.points());
    }

    @Test
    void planReadsBackAsItWasWritten() {
        SamplePlan plan = plan();

        PlanFiles.write(folder, plan);

        assertThat(PlanFiles.read(folder)).isEqualTo(plan);
    }

    @Test
    void planThatSomebodyTouchedIsRefused() throws IOException {
        PlanFiles.write(folder, plan());
        Path key = folder.resolve(PlanFiles.KEY);
        Files.writeString(key, Files.readString(key).replaceFirst("water-appeared", "no-change"));

        assertThatThrownBy(() -> PlanFiles.read(folder))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("were changed");
    }

    @Test
    void mapWithoutObservedGroundIsRefused() {
        StrataMap map = new StrataMap(allNodata(), new Stratification(Stratification.By.KIND, 0), place -> false);

        assertThatThrownBy(() -> SamplePlan.draw(map, everywhere(map, 1), 1))
                .isInstanceOf(InputDataException.class)
                .hasMessageContaining("no observed place");
    }

    private static AuditedMap allNodata() {
        return new AuditedMap(
                Maps.RUN,
                Scene.GRID,
                List.of(),
                new UnobservedMap(
                        new org.fieldwarden.core.SquareMetres(100),
                        List.of(new org.fieldwarden.reporting.register.UnobservedGround(
                                "nodata",
                                Scene.rectangle(0, 0, 300, 240),
                                new org.fieldwarden.core.SquareMetres(100)))),
                1);
    }

    private static SamplePlan plan() {
        StrataMap map = new StrataMap(Maps.scene(), new Stratification(Stratification.By.KIND, 10), Maps.flights());
        return SamplePlan.draw(map, everywhere(map, 3), 7);
    }

    private static Map<String, Integer> everywhere(StrataMap map, int places) {
        Map<String, Integer> all = new HashMap<>();
        map.strata().forEach(stratum -> all.put(stratum.code(), places));
        return all;
    }

    private static Map<String, Double> areas(StrataMap map) {
        return map.strata().stream()
                .collect(Collectors.toMap(
                        Stratum::code, stratum -> stratum.area().value()));
    }

    private static List<Coordinate> places(SamplePlan plan, String stratum) {
        return plan.points().stream()
                .filter(point -> point.stratum().equals(stratum))
                .map(point -> new Coordinate(point.x(), point.y()))
                .sorted()
                .toList();
    }
}
