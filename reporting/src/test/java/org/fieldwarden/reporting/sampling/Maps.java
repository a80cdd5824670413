package org.fieldwarden.reporting.sampling;

import java.util.List;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.Scene;
import org.fieldwarden.reporting.register.UnobservedGround;

/** Audited maps on the ground of {@link Scene}, 300 m x 240 m. */
final class Maps {

    static final RunIdentity RUN = new RunIdentity("a1".repeat(32), "b2".repeat(32), Scene.MODEL);

    private Maps() {}

    /** Twelve changes; a window that was not judged at all, and one with nodata in its upper half. */
    static AuditedMap scene() {
        return of(Scene.changes());
    }

    static AuditedMap of(List<Change> changes) {
        return new AuditedMap(
                RUN,
                Scene.GRID,
                changes,
                new UnobservedMap(
                        new SquareMetres(40 * 52 / 2.0 + 50 * 40),
                        List.of(
                                new UnobservedGround(
                                        "nodata", Scene.rectangle(260, 0, 40, 52), new SquareMetres(40 * 52 / 2.0)),
                                new UnobservedGround(
                                        "co-registration",
                                        Scene.rectangle(0, 200, 50, 40),
                                        new SquareMetres(50 * 40)))),
                1);
    }

    /** Flights without data in the upper half of the nodata window. */
    static ObservedTest flights() {
        return place -> !(place.x > Scene.WEST + 260 && place.y > Scene.NORTH - 26);
    }

    static Change building(double left, double top, double width, double height) {
        return Scene.change(left, top, width, height, Scene.of(LandCover.VEGETATION, LandCover.BUILDING));
    }

    static Change pond(double left, double top, double width, double height) {
        return Scene.change(left, top, width, height, Scene.of(LandCover.VEGETATION, LandCover.WATER));
    }
}
