package org.fieldwarden.reporting;

import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.ChangeId;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.FlightPair;
import org.fieldwarden.core.Provenance;

/** Another comparison on the ground of {@link Scene}. */
public record LaterComparison(FlightPair flights) {

    public static LaterComparison between(String baseline, String current) {
        return on(new AcquisitionDate(baseline), new AcquisitionDate(current));
    }

    public static LaterComparison on(AcquisitionDate baseline, AcquisitionDate current) {
        return new LaterComparison(new FlightPair(flight(baseline), flight(current)));
    }

    private static Flight flight(AcquisitionDate day) {
        return new Flight(
                new FlightId("reservoir-" + day.text()),
                day,
                Scene.GRID,
                String.format("%064x", day.text().hashCode() & 0xffffffffL));
    }

    /** A rectangular change; left and top in metres from the scene's north-west corner. */
    public Change change(double left, double top, double width, double height, ChangeClass changed) {
        Change like = Scene.change(left, top, width, height, changed);
        Provenance then = like.provenance();
        return new Change(
                ChangeId.of(flights.key(), left + "," + top, changed),
                changed,
                like.confidence(),
                like.place(),
                new Provenance(
                        flights.baseline().reference(),
                        flights.current().reference(),
                        then.gsd(),
                        then.modelBundleHash(),
                        then.residualMetres()));
    }
}
