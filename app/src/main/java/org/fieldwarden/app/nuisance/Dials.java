package org.fieldwarden.app.nuisance;

import java.util.List;
import org.fieldwarden.reporting.nuisance.Nuisance;
import org.fieldwarden.reporting.nuisance.NuisanceCurve.Registration;

/** How far each nuisance is turned up, and in which steps. */
final class Dials {

    private Dials() {}

    /** Positions of the dial in the nuisance's unit, ascending; one of them disturbs nothing. */
    static List<Double> of(Nuisance nuisance) {
        return switch (nuisance) {
            case SHIFT -> List.of(0., 1., 2., 3., 4., 5., 6., 7., 8.);
            case SUN_AZIMUTH -> List.of(0., 15., 30., 45., 60., 75., 90.);
            case ROOF_LEAN -> List.of(0., 0.1, 0.2, 0.3, 0.4);
            case SEASON -> List.of(0., 0.25, 0.5, 0.75, 1.);
            case HAZE -> List.of(0., 0.1, 0.2, 0.3, 0.4, 0.5);
            case JPEG -> List.of(30., 45., 60., 75., 90.);
            case BRIGHTNESS, GAMMA -> List.of(0.6, 0.8, 1., 1.25, 1.6);
        };
    }

    /** A shift is looked at without co-registration too: it is what co-registration is for. */
    static List<Registration> registrations(Nuisance nuisance) {
        return nuisance == Nuisance.SHIFT
                ? List.of(Registration.CO_REGISTERED, Registration.GEOREFERENCE_ALONE)
                : List.of(Registration.CO_REGISTERED);
    }
}
