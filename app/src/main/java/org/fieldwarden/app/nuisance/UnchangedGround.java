package org.fieldwarden.app.nuisance;

import java.util.List;
import org.fieldwarden.reporting.nuisance.Nuisance;
import org.fieldwarden.reporting.nuisance.NuisanceCurve.Source;

/** Ground on which nothing changed, shown on two dates that differ by one nuisance. Not thread-safe. */
interface UnchangedGround {

    String name();

    Source source();

    /** The nuisances that this ground can show. */
    List<Nuisance> nuisances();

    /**
     * Both dates.
     *
     * @param dial how strong the nuisance is, in its unit
     */
    UnchangedPair under(Nuisance nuisance, double dial);
}
