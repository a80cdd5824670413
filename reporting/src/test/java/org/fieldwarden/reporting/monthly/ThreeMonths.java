package org.fieldwarden.reporting.monthly;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.Issue;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.LaterComparison;
import org.fieldwarden.reporting.PlanarGround;
import org.fieldwarden.reporting.Scene;
import org.fieldwarden.reporting.casework.CaseAction;
import org.fieldwarden.reporting.casework.Extent;
import org.fieldwarden.reporting.casework.Person;
import org.fieldwarden.reporting.casework.Rectification;
import org.fieldwarden.reporting.casework.Signed;
import org.fieldwarden.reporting.casework.SignedVerdict;
import org.fieldwarden.reporting.casework.Verdict;
import org.fieldwarden.reporting.layer.Layer;
import org.fieldwarden.reporting.layer.LayerSet;
import org.fieldwarden.reporting.register.CaseRegister;
import org.fieldwarden.reporting.register.Register;
import org.fieldwarden.reporting.screening.RulesFile;
import org.fieldwarden.reporting.screening.Screening;
import org.fieldwarden.reporting.screening.ScreeningBasis;

/** A register with three months in it: new leads, one that grows, one that goes, and two that people have decided on. */
public final class ThreeMonths {

    static final ChangeClass BUILT = Scene.of(LandCover.VEGETATION, LandCover.BUILDING);
    public static final Change HOUSE = Scene.changes().get(0);
    static final LaterComparison NOVEMBER = LaterComparison.between("2026-10-05", "2026-11-05");
    static final LaterComparison DECEMBER = LaterComparison.between("2026-11-05", "2026-12-04");
    public static final Change ANNEXE = NOVEMBER.change(30, 48, 24, 4, BUILT);
    static final Change SHED = NOVEMBER.change(200, 200, 20, 11, BUILT);
    static final Change DEMOLITION =
            DECEMBER.change(57, 31, 11, 9, Scene.of(LandCover.BUILDING, LandCover.BARE_GROUND));

    private ThreeMonths() {}

    public static Path register(Path folder, List<Layer> layers) {
        Path file = folder.resolve("changes.gpkg");
        try (Register register = Register.open(file, Scene.CRS)) {
            register.accept(Scene.changes());
            register.recordUnobserved(
                    Scene.FLIGHTS, Scene.GRID, Scene.comparison().issues());
            register.accept(List.of(ANNEXE, SHED));
            register.recordUnobserved(
                    NOVEMBER.flights(),
                    Scene.GRID,
                    List.of(new Issue.Nodata(PixelWindow.atSize(0, 0, 100, 100), new SquareMetres(400))));
            register.accept(List.of(DEMOLITION));
            register.recordUnobserved(DECEMBER.flights(), Scene.GRID, List.of());
            if (!layers.isEmpty()) {
                LayerSet set = new LayerSet(layers);
                Screening screening = new Screening(new PlanarGround(), set, RulesFile.shipped());
                register.recordScreening(
                        ScreeningBasis.of(set, RulesFile.shipped()), screening.screen(register.list()));
            }
        }
        decide(file);
        return file;
    }

    /** The house is illegal and half of it is demolished; the large bare ground is no change at all. */
    private static void decide(Path file) {
        try (CaseRegister cases = CaseRegister.open(file)) {
            Signed signed = new Signed(new Person("核查员"), Instant.parse("2026-12-06T02:00:00Z"), "已到现场");
            Extent ground = new Extent(new SquareMetres(432), new SquareMetres(300));
            cases.take(
                    step(HOUSE, CaseAction.DECIDE, signed),
                    one -> one.decide(new SignedVerdict(Verdict.ILLEGAL, signed), ground));
            cases.take(
                    step(HOUSE, CaseAction.RECTIFY, signed),
                    one -> one.rectify(
                            Rectification.DEMOLISHED, new Extent(new SquareMetres(200), new SquareMetres(150))));
            cases.take(
                    step(Scene.changes().get(6), CaseAction.DECIDE, signed),
                    one -> one.decide(new SignedVerdict(Verdict.FALSE_CHANGE, signed), one.extent()));
        }
    }

    private static CaseRegister.Step step(Change change, CaseAction action, Signed signed) {
        return new CaseRegister.Step(change.id().value(), OptionalInt.empty(), action, signed);
    }

    static List<Change> all() {
        List<Change> all = new ArrayList<>(Scene.changes());
        all.addAll(List.of(ANNEXE, SHED, DEMOLITION));
        return all;
    }
}
