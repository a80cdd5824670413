package org.fieldwarden.reporting.layer.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.ChangePlace;
import org.fieldwarden.core.Division;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.PlanarGround;
import org.fieldwarden.reporting.Scene;
import org.fieldwarden.reporting.export.ChangeExport;
import org.fieldwarden.reporting.export.ExportedFiles;
import org.fieldwarden.reporting.layer.LayerRole;
import org.fieldwarden.reporting.layer.LayerSet;
import org.fieldwarden.reporting.layer.file.SourceLayer.SourceFeature;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Standing;
import org.fieldwarden.reporting.screening.Layers;
import org.fieldwarden.reporting.screening.RulesFile;
import org.fieldwarden.reporting.screening.ScreenedChange;
import org.fieldwarden.reporting.screening.Screening;
import org.fieldwarden.reporting.screening.ScreeningBasis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** Leads written as a Shapefile come back as the reader of layers reads them. */
class ExportedShapefileTest {

    private static final Set<String> WANTED = Set.of(
            "TBBH", "XSBS", "BHLX", "QDL", "HDL", "JCMJ", "JCMJM", "QSX", "HSX", "DZB", "BZB", "XZQDM", "XZQMC", "XZMC",
            "CMC", "GDMJ", "YJMJ", "STHX", "HSQK", "YSXS", "ZT", "ZXD", "YSGR", "WGY");

    @TempDir
    Path folder;

    @Test
    void everyOutlineComesBackToTheLastBitUnderItsNumber() {
        List<NumberedChange> leads = leads(Scene.changes());
        SourceLayer layer = read(leads, Standing.NONE);
        assertThat(layer.features()).hasSameSizeAs(leads);
        for (SourceFeature feature : layer.features()) {
            Change change = leads.stream()
                    .map(NumberedChange::change)
                    .filter(one -> one.id().value().equals(feature.attribute("XSBS")))
                    .findFirst()
                    .orElseThrow();
            assertThat(feature.geometry().norm().toText())
                    .isEqualTo(change.place().outline().norm().toText());
            assertThat(feature.attribute("BHLX")).isEqualTo(change.kind().chinese());
            assertThat(Double.parseDouble(feature.attribute("JCMJ")))
                    .isEqualTo(Math.round(change.area().value() * 100) / 100.0);
        }
    }

    @Test
    void holesStayHoles() {
        Geometry block = Scene.rectangle(0, 0, 40, 30);
        Polygon ring =
                (Polygon) block.difference(Scene.rectangle(5, 5, 8, 8)).difference(Scene.rectangle(20, 10, 9, 6));
        Change change = Scene.changes().get(0);
        ChangePlace place = change.place();
        Change holed = new Change(
                change.id(),
                change.changed(),
                change.confidence(),
                new ChangePlace(place.crs(), ring, place.outlineLonLat(), new SquareMetres(1082), place.locality()),
                change.provenance());
        SourceLayer layer = read(List.of(NumberedChange.byId(holed)), Standing.NONE);
        Geometry found = layer.features().get(0).geometry();
        assertThat(((Polygon) found).getNumInteriorRing()).isEqualTo(2);
        assertThat(found.norm().toText()).isEqualTo(ring.norm().toText());
    }

    @Test
    void theColumnsSayWhatTheListSays() {
        Change change = Scene.changes().get(0);
        SourceLayer layer = read(
                List.of(new NumberedChange(change, "440222JZ2600017")),
                new Standing(Optional.empty(), Map.of(), Map.of(change.id(), "整改中"), Map.of()));
        SourceFeature row = layer.features().get(0);
        assertThat(row.attribute("TBBH")).isEqualTo("440222JZ2600017");
        assertThat(row.attribute("BHLX")).isEqualTo("新增建筑");
        assertThat(row.attribute("QDL")).isEqualTo("植被");
        assertThat(row.attribute("HDL")).isEqualTo("建筑物");
        assertThat(row.attribute("JCMJ")).isEqualTo("432");
        assertThat(row.attribute("JCMJM")).isEqualTo("0.648");
        assertThat(row.attribute("QSX")).isEqualTo("2026-09-03");
        assertThat(row.attribute("HSX")).isEqualTo("2026-10-05");
        assertThat(row.attribute("DZB")).isEqualTo("500042");
        assertThat(row.attribute("BZB")).isEqualTo("2540201");
        assertThat(row.attribute("XZQDM")).isEqualTo("440222101001");
        assertThat(row.attribute("XZQMC")).isEqualTo("始兴县水北镇上村");
        assertThat(row.attribute("XZMC")).isEqualTo("水北镇");
        assertThat(row.attribute("CMC")).isEqualTo("上村");
        assertThat(row.attribute("ZT")).isEqualTo("整改中");
        assertThat(row.attribute("YSGR")).isEqualTo("无");
        assertThat(row.attribute("HSQK")).isEqualTo("未筛查");
        assertThat(layer.numeric()).contains("JCMJ", "JCMJM", "ZXD").doesNotContain("TBBH", "XZQDM");
    }

    @Test
    void whatIsNotKnownIsBlankAndSaidInWords() {
        LayerSet layers = new LayerSet(List.of(
                Layers.complete(LayerRole.FARMLAND, Scene.rectangle(0, 0, 100, 300)),
                Layers.complete(LayerRole.APPROVED, Scene.rectangle(290, 230, 5, 5))));
        Map<ChangeId, ScreenedChange> screened = new HashMap<>();
        new Screening(new PlanarGround(), layers, RulesFile.shipped())
                .screen(Scene.changes())
                .forEach(one -> screened.put(one.id(), one));
        Change change = Scene.changes().get(0);
        SourceFeature row = read(
                        List.of(NumberedChange.byId(change)),
                        new Standing(
                                Optional.of(ScreeningBasis.of(layers, RulesFile.shipped())),
                                screened,
                                Map.of(),
                                Map.of()))
                .features()
                .get(0);
        assertThat(row.attribute("GDMJ")).isEqualTo("432");
        assertThat(row.attribute("YJMJ")).isEmpty();
        assertThat(row.attribute("STHX")).isEmpty();
        assertThat(row.attribute("HSQK")).isEqualTo("未能核算：永久基本农田、生态保护红线");
        assertThat(row.attribute("YSXS")).contains("FW-01 疑似占用耕地建房 0.65亩").doesNotContain("违法");
        assertThat(row.attribute("ZT")).isEqualTo("待核查");
    }

    @Test
    void aTooLongNameIsCutAtAWholeLetterAndALetterThatGbkLacksIsShown() {
        Division division = new Division("440222101001", "始兴县", "𠮷水镇", "长".repeat(59) + "a" + "长".repeat(40));
        Change change = Scene.change(0, 0, 10, 10, Scene.of(LandCover.VEGETATION, LandCover.BUILDING), division);
        ExportedFiles exported = ChangeExport.write(folder, leads(List.of(change)), Standing.NONE, Scene.CRS);
        SourceFeature row = ShapefileLayer.read(folder.resolve("leads.shp"), Optional.empty(), WANTED)
                .features()
                .get(0);
        assertThat(row.attribute("XZMC")).isEqualTo("〓水镇");
        assertThat(row.attribute("CMC")).isEqualTo("长".repeat(29) + "…");
        assertThat(exported.remarks()).anyMatch(remark -> remark.contains("leads.dbf") && remark.contains("〓"));
    }

    @Test
    void noLeadsMakeAnEmptyLayer() {
        assertThat(read(List.of(), Standing.NONE).features()).isEmpty();
    }

    private SourceLayer read(List<NumberedChange> leads, Standing standing) {
        ChangeExport.write(folder, leads, standing, Scene.CRS);
        SourceLayer layer = ShapefileLayer.read(folder.resolve("leads.shp"), Optional.empty(), WANTED);
        assertThat(layer.crs().orElseThrow().text()).contains("CGCS2000_3_Degree_GK_CM_114E");
        return layer;
    }

    private static List<NumberedChange> leads(List<Change> changes) {
        return changes.stream().map(NumberedChange::byId).toList();
    }
}
