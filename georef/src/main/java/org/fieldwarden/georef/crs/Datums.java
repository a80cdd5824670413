package org.fieldwarden.georef.crs;

import java.util.List;
import java.util.Locale;
import org.fieldwarden.core.UsageException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.SingleCRS;

/**
 * The datums that may be laid on each other without a shift. Those before CGCS2000 (Beijing 1954, Xian 1980) lie tens of
 * metres off, and the parameters between them are not public.
 */
enum Datums {
    CGCS2000("china2000 dchina2000 cgcs2000 dcgcs2000 chinageodeticcoordinatesystem2000"),
    WGS84("worldgeodeticsystem1984 wgs84 wgs1984 dwgs1984 worldgeodeticsystem1984ensemble");

    /** What registry and programs call it, letters and digits alone, with spaces between. */
    private final String names;

    /** Before CGCS2000: tens of metres off, by a shift that is not public. */
    private static final List<String> OLD =
            List.of("beijing1954", "dbeijing1954", "newbeijing", "dnewbeijing", "xian1980", "dxian1980");

    Datums(String names) {
        this.names = names;
    }

    /**
     * The datum of a CRS.
     *
     * @throws UsageException where it is another
     */
    static Datums of(CoordinateReferenceSystem system) {
        String plain = plain(system);
        for (Datums datum : values()) {
            if (List.of(datum.names.split(" ")).contains(plain)) {
                return datum;
            }
        }
        throw unknownShift(system);
    }

    /**
     * Makes sure that places do not come out tens of metres off. Other datums of today differ from CGCS2000 by less than
     * two metres.
     *
     * @throws UsageException where the system is on a datum before CGCS2000
     */
    static void requireNotOld(CoordinateReferenceSystem system) {
        if (OLD.contains(plain(system))) {
            throw unknownShift(system);
        }
    }

    private static UsageException unknownShift(CoordinateReferenceSystem system) {
        return new UsageException("The coordinate reference system "
                + system.getName().getCode() + " is on the datum "
                + name(system)
                + ", whose shift to CGCS2000 is not known here: have the data converted to CGCS2000 by your"
                + " surveying office.");
    }

    private static String plain(CoordinateReferenceSystem system) {
        return name(system).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String name(CoordinateReferenceSystem system) {
        return system instanceof SingleCRS single && single.getDatum() != null
                ? single.getDatum().getName().getCode()
                : "(none)";
    }
}
