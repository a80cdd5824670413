package org.fieldwarden.reporting.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.PlanarGround;
import org.fieldwarden.reporting.Scene;
import org.fieldwarden.reporting.layer.Layer;
import org.fieldwarden.reporting.layer.LayerFeature;
import org.fieldwarden.reporting.layer.LayerFeature.FeatureNames;
import org.fieldwarden.reporting.layer.LayerRole;
import org.fieldwarden.reporting.layer.LayerSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

class ScreeningTest {

    /** 20 m x 10 m of new building; its north-west corner lies 100 m east and south of the scene's. */
    private static final Change BUILDING =
            Scene.change(100, 100, 20, 10, Scene.of(LandCover.VEGETATION, LandCover.BUILDING));

    @TempDir
    Path folder;

    @Test
    void aBuildingOnFarmlandIsSuspectedWithTheGroundItTakes() {
        // The eastern half of the building lies on farmland.
        ScreenedChange screened = screen(
                Layers.complete(LayerRole.FARMLAND, Scene.rectangle(110, 90, 100, 100)),
                Layers.complete(LayerRole.APPROVED, Scene.rectangle(0, 0, 10, 10)));
        Finding finding = finding(screened, "FW-01");
        assertThat(finding.suspicion()).isEqualTo(Suspicion.SUSPECTED);
        assertThat(finding.measured().certain().value()).isCloseTo(100, within(1e-6));
        assertThat(finding.line()).isEqualTo("FW-01 疑似占用耕地建房 0.15亩");
        assertThat(finding.basis().layers()).hasSize(2).allMatch(line -> line.contains("SHA-256 abababababab"));
        assertThat(screened.takings().of(LayerRole.FARMLAND).orElseThrow().value())
                .isCloseTo(100, within(1e-6));
    }

    @Test
    void whereFarmlandOverlapsItselfItsGroundIsCountedOnce() {
        ScreenedChange screened = screen(Layers.complete(
                LayerRole.FARMLAND, Scene.rectangle(90, 90, 25, 100), Scene.rectangle(105, 90, 100, 100)));
        assertThat(screened.takings().of(LayerRole.FARMLAND)).contains(BUILDING.area());
    }

    @Test
    void aPermitTakesItsGroundOffTheRulesButNotOffTheArea() {
        ScreenedChange screened = screen(
                Layers.complete(LayerRole.FARMLAND, Scene.rectangle(0, 0, 300, 300)),
                Layers.complete(LayerRole.APPROVED, Scene.rectangle(95, 95, 30, 30)));
        assertThat(screened.findings()).extracting(Finding::rule).doesNotContain("FW-01", "FW-07");
        assertThat(screened.takings().of(LayerRole.FARMLAND)).contains(BUILDING.area());
        assertThat(screened.takings().of(LayerRole.APPROVED)).contains(BUILDING.area());
    }

    @Test
    void withoutPermitsItStaysOpenWhetherABuildingOnFarmlandIsASuspicion() {
        ScreenedChange screened = screen(Layers.complete(LayerRole.FARMLAND, Scene.rectangle(0, 0, 300, 300)));
        Finding finding = finding(screened, "FW-01");
        assertThat(finding.suspicion()).isEqualTo(Suspicion.UNCHECKED);
        assertThat(finding.measured().certain()).isEqualTo(SquareMetres.ZERO);
        assertThat(finding.measured().possible()).isEqualTo(BUILDING.area());
        assertThat(finding.basis().gaps()).containsExactly("缺少批准用地图层");
        assertThat(finding.line()).contains("存疑（缺少批准用地图层）");
    }

    @Test
    void aMissingLayerLeavesItsAreaUnknownAndItsRulesOpen() {
        ScreenedChange screened = screen(
                Layers.complete(LayerRole.FARMLAND, Scene.rectangle(0, 0, 300, 300)),
                Layers.complete(LayerRole.APPROVED, Scene.rectangle(0, 0, 10, 10)));
        assertThat(finding(screened, "FW-01").suspicion()).isEqualTo(Suspicion.SUSPECTED);
        assertThat(finding(screened, "FW-03").suspicion()).isEqualTo(Suspicion.UNCHECKED);
        assertThat(screened.takings().of(LayerRole.RED_LINE)).isEmpty();
        assertThat(screened.isSuspected()).isTrue();
        assertThat(screened.text()).startsWith("FW-01 疑似").doesNotContain("违法");
    }

    @Test
    void aLayerThatEndsWithinAChangeLeavesTheRestOpen() {
        // Known to x = 105 and no farmland there: 15 m x 10 m stay open.
        ScreenedChange screened = screen(
                Layers.layer(LayerRole.FARMLAND, Scene.rectangle(0, 0, 105, 300), Scene.rectangle(0, 0, 20, 20)),
                Layers.complete(LayerRole.APPROVED, Scene.rectangle(0, 0, 10, 10)));
        Finding finding = finding(screened, "FW-01");
        assertThat(finding.suspicion()).isEqualTo(Suspicion.UNCHECKED);
        assertThat(finding.measured().possible().value()).isCloseTo(150, within(1e-6));
        assertThat(finding.basis().gaps()).containsExactly("耕地图层未覆盖该图斑");
        assertThat(screened.takings().of(LayerRole.FARMLAND)).isEmpty();
    }

    @Test
    void aThreadBetweenTwoVillagesLeavesNothingOpen() {
        Geometry villages = Scene.rectangle(0, 0, 110, 300).union(Scene.rectangle(110.002, 0, 200, 300));
        ScreenedChange screened = screen(
                Layers.layer(LayerRole.FARMLAND, villages, Scene.rectangle(0, 0, 20, 20)),
                Layers.complete(LayerRole.APPROVED, Scene.rectangle(0, 0, 10, 10)));
        assertThat(screened.takings().of(LayerRole.FARMLAND)).contains(SquareMetres.ZERO);
        assertThat(screened.findings()).extracting(Finding::rule).doesNotContain("FW-01");
    }

    @Test
    void enoughCertainGroundIsASuspicionEvenWhereALayerEnds() {
        ScreenedChange screened = screen(
                Layers.layer(LayerRole.FARMLAND, Scene.rectangle(0, 0, 115, 300), Scene.rectangle(0, 0, 115, 300)),
                Layers.complete(LayerRole.APPROVED, Scene.rectangle(0, 0, 10, 10)));
        Finding finding = finding(screened, "FW-01");
        assertThat(finding.suspicion()).isEqualTo(Suspicion.SUSPECTED);
        assertThat(finding.measured().certain().value()).isCloseTo(150, within(1e-6));
        assertThat(finding.measured().possible()).isEqualTo(BUILDING.area());
    }

    @Test
    void lessThanTheThresholdIsNoFinding() {
        // A strip of 1 m x 10 m: less than 20 m2.
        ScreenedChange screened = screen(
                Layers.complete(LayerRole.FARMLAND, Scene.rectangle(119, 90, 100, 100)),
                Layers.complete(LayerRole.APPROVED, Scene.rectangle(0, 0, 300, 300)),
                Layers.complete(LayerRole.BASIC_FARMLAND, Scene.rectangle(0, 0, 10, 10)),
                Layers.complete(LayerRole.RED_LINE, Scene.rectangle(0, 0, 10, 10)));
        assertThat(screened.findings()).isEmpty();
        assertThat(screened.takings().of(LayerRole.FARMLAND).orElseThrow().value())
                .isCloseTo(10, within(1e-6));
    }

    @Test
    void groundThatOnlyTouchesTakesNothing() {
        ScreenedChange screened = screen(Layers.complete(LayerRole.FARMLAND, Scene.rectangle(120, 90, 100, 100)));
        assertThat(screened.takings().of(LayerRole.FARMLAND)).contains(SquareMetres.ZERO);
    }

    @Test
    void aChangeIsPlacedInVillageAndCellWithItsOfficer() {
        Layer cells = Layers.named(
                LayerRole.GRID_CELL,
                Layers.EVERYWHERE,
                List.of(
                        new LayerFeature(
                                "1", Scene.rectangle(0, 0, 105, 300), new FeatureNames("WG01", "", "", "", "网格员甲")),
                        new LayerFeature(
                                "2", Scene.rectangle(105, 0, 300, 300), new FeatureNames("WG02", "", "", "", "网格员乙"))));
        Layer villages = Layers.named(
                LayerRole.VILLAGE,
                Layers.EVERYWHERE,
                List.of(new LayerFeature(
                        "1",
                        Scene.rectangle(0, 0, 300, 300),
                        new FeatureNames("440222101001", "上村", "水北镇", "始兴县", ""))));
        assertThat(screen(cells, villages).placement()).isEqualTo(new Placement("水北镇", "上村", "", "WG02", "网格员乙"));
        assertThat(screen().placement()).isEqualTo(Placement.NONE);
    }

    @Test
    void aLargePolygonCutIntoPiecesTakesTheSameGround() {
        Geometry circle = Scene.rectangle(0, 0, 1, 1).getCentroid().buffer(400, 2000);
        assertThat(Subdivision.of(circle)).hasSizeGreaterThan(20).allMatch(piece -> piece.getNumPoints() <= 256);
        Random random = new Random(11);
        List<Change> changes = new ArrayList<>();
        for (int index = 0; index < 200; index++) {
            changes.add(Scene.change(
                    random.nextDouble() * 500,
                    random.nextDouble() * 500,
                    1 + random.nextDouble() * 60,
                    1 + random.nextDouble() * 60,
                    BUILDING.changed()));
        }
        List<ScreenedChange> screened = screening(RulesFile.shipped(), Layers.complete(LayerRole.FARMLAND, circle))
                .screen(changes);
        for (int index = 0; index < changes.size(); index++) {
            double expected =
                    changes.get(index).place().outline().intersection(circle).getArea();
            assertThat(screened.get(index)
                            .takings()
                            .of(LayerRole.FARMLAND)
                            .orElseThrow()
                            .value())
                    .as("change %d of seed 11", index)
                    .isCloseTo(expected, within(1e-6));
        }
    }

    @Test
    void thousandsOfChangesAgainstTensOfThousandsOfParcelsAreScreenedOneByOneAsTogether() {
        GeometryFactory factory = new GeometryFactory();
        Polygon[] parcels = new Polygon[20_000];
        for (int index = 0; index < parcels.length; index++) {
            double x = Scene.WEST + index % 200 * 30;
            double y = Scene.NORTH - index / 200 * 30;
            parcels[index] = factory.createPolygon(new Coordinate[] {
                new Coordinate(x, y),
                new Coordinate(x + 25, y),
                new Coordinate(x + 25, y - 25),
                new Coordinate(x, y - 25),
                new Coordinate(x, y)
            });
        }
        Layer farmland = Layers.layer(LayerRole.FARMLAND, Scene.rectangle(-1000, -1000, 20_000, 20_000), parcels);
        Random random = new Random(3);
        List<Change> changes = new ArrayList<>();
        for (int index = 0; index < 2000; index++) {
            changes.add(
                    Scene.change(random.nextDouble() * 5900, random.nextDouble() * 2900, 12, 12, BUILDING.changed()));
        }
        Screening screening = screening(RulesFile.shipped(), farmland);
        List<ScreenedChange> all = screening.screen(changes);
        assertThat(all).hasSize(2000);
        Change one = changes.get(77);
        assertThat(screening.screen(List.of(one)).get(0)).isEqualTo(all.get(77));
        double taken = 0;
        for (Polygon parcel : parcels) {
            taken += parcel.intersection(one.place().outline()).getArea();
        }
        assertThat(all.get(77).takings().of(LayerRole.FARMLAND).orElseThrow().value())
                .isCloseTo(taken, within(1e-6));
    }

    @Test
    void layersThatReachNoChangeAreNamed() {
        Screening screening = screening(
                RulesFile.shipped(),
                Layers.layer(LayerRole.FARMLAND, Scene.rectangle(9000, 0, 10, 10), Scene.rectangle(9000, 0, 10, 10)));
        assertThat(screening.layersFarFrom(List.of(BUILDING)))
                .singleElement()
                .asString()
                .contains("farmland.gpkg")
                .contains("does not cover any of the changes");
    }

    @Test
    void theShippedRulesNameEveryLossOfFarmlandAndNoVerdict() {
        RuleSet rules = RulesFile.shipped();
        assertThat(rules.rules())
                .extracting(Rule::id)
                .containsExactly("FW-01", "FW-02", "FW-03", "FW-04", "FW-05", "FW-06", "FW-07");
        assertThat(rules.rules()).allMatch(rule -> rule.text().chinese().startsWith("疑似"));
        assertThat(rules.rules().get(4).kinds()).containsExactly(ChangeKind.WATER_APPEARED);
    }

    @Test
    void aRuleThatSpeaksAVerdictIsRefused() {
        assertThatThrownBy(() -> new Rule(
                        "X",
                        new Rule.Text("违法建房", "Building"),
                        Set.of(ChangeKind.BUILDING_APPEARED),
                        new Rule.Ground(Optional.of(LayerRole.FARMLAND), Optional.empty()),
                        new Rule.Threshold(new SquareMetres(1), 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("named person");
    }

    @Test
    void rulesAreReadFromAFileAndUnknownWordsRefused() throws IOException {
        Path file = folder.resolve("rules.yaml");
        String rule = "rules:\n  - {id: A-1, zh: 疑似甲, en: Suspected A, kinds: [building-appeared], on: farmland,"
                + " at-least-m2: 5}\n";
        Files.writeString(file, "name: 县规则\n" + rule);
        assertThat(RulesFile.read(file).name()).isEqualTo("县规则");
        Files.writeString(file, rule.replace("building-appeared", "house"));
        assertThatThrownBy(() -> RulesFile.read(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'house'");
        Files.writeString(file, rule.replace("farmland", "meadow"));
        assertThatThrownBy(() -> RulesFile.read(file)).hasMessageContaining("'meadow'");
        Files.writeString(file, rule.replace("at-least-m2: 5", "at-least-m2: 0"));
        assertThatThrownBy(() -> RulesFile.read(file)).hasMessageContaining("above 0");
    }

    private static Finding finding(ScreenedChange screened, String rule) {
        return screened.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static ScreenedChange screen(Layer... layers) {
        return screening(RulesFile.shipped(), layers).screen(List.of(BUILDING)).get(0);
    }

    private static Screening screening(RuleSet rules, Layer... layers) {
        return new Screening(new PlanarGround(), new LayerSet(List.of(layers)), rules);
    }
}
