package org.fieldwarden.georef.crs;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.measure.Unit;
import org.fieldwarden.core.CrsCode;
import org.fieldwarden.core.UsageException;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.referencing.CRS;
import org.geotools.referencing.wkt.Formattable;

/**
 * The registry of coordinate reference systems (EPSG). Each look-up is made once; the first one takes a second or two,
 * because the registry is unpacked. Safe for use by several threads.
 */
public final class CrsCatalogue {

    private final Map<CrsCode, CoordinateReferenceSystem> systems = new ConcurrentHashMap<>();
    private final Map<CrsCode, LonLatTransform> transforms = new ConcurrentHashMap<>();
    private final Map<List<CrsCode>, MapTransform> between = new ConcurrentHashMap<>();
    private final Map<String, CrsCode> codes = new ConcurrentHashMap<>();

    /**
     * Name and well-known text of a CRS, projected or geographic.
     *
     * @throws UsageException if the registry does not know the code
     */
    public CrsDefinition definition(CrsCode code) {
        CoordinateReferenceSystem system = system(code);
        return new CrsDefinition(
                code,
                system.getName().getCode(),
                ((Formattable) system).toWKT(0).trim());
    }

    /**
     * The transform from a projected CRS in metres to CGCS2000 longitude and latitude. Datums that differ by less than
     * drone imagery can show (WGS 84 and CGCS2000) are taken as one, as the registry does.
     *
     * @throws UsageException if the code is unknown, is not a projected CRS, is not measured in metres or is on a datum
     *     before CGCS2000
     */
    public LonLatTransform toLonLat(CrsCode code) {
        return transforms.computeIfAbsent(code, this::createTransform);
    }

    /**
     * The transform between two CRS, projected or geographic, whose datums are CGCS2000 or WGS 84 and are taken as one.
     *
     * @throws UsageException if a code is unknown or on another datum, whose shift is not known
     */
    MapTransform between(CrsCode from, CrsCode to) {
        return between.computeIfAbsent(List.of(from, to), pair -> {
            CoordinateReferenceSystem source = system(from);
            CoordinateReferenceSystem target = system(to);
            Datums.of(source);
            Datums.of(target);
            try {
                return new MapTransform(
                        from, CRS.findMathTransform(source, target, true), !(source instanceof ProjectedCRS));
            } catch (FactoryException e) {
                throw new UsageException("No transform from " + from + " to " + to + " is known: " + e.getMessage());
            }
        });
    }

    /**
     * The code of the CRS that a well-known text describes; each text is looked up once.
     *
     * @throws UsageException if it describes none that is known
     */
    CrsCode codeOf(String wkt) {
        return codes.computeIfAbsent(wkt, WktMatch::codeOf);
    }

    private LonLatTransform createTransform(CrsCode code) {
        CoordinateReferenceSystem system = system(code);
        if (!(system instanceof ProjectedCRS)) {
            throw new UsageException(code + " is not a projected coordinate reference system; reproject the orthophoto"
                    + " to the local Gauss-Krüger zone, for example EPSG:4547.");
        }
        Unit<?> unit = system.getCoordinateSystem().getAxis(0).getUnit();
        if (!unit.toString().equals("m")) {
            throw new UsageException(code + " is measured in " + unit + ", not in metres; reproject the orthophoto to"
                    + " the local Gauss-Krüger zone, for example EPSG:4547.");
        }
        Datums.requireNotOld(system);
        try {
            // Lenient: the registry states no shift between CGCS2000 and WGS 84.
            return new LonLatTransform(CRS.findMathTransform(system, system(CrsCode.CGCS2000), true));
        } catch (FactoryException e) {
            throw new UsageException(
                    "No transform from " + code + " to CGCS2000 longitude and latitude is known: " + e.getMessage());
        }
    }

    private CoordinateReferenceSystem system(CrsCode code) {
        return systems.computeIfAbsent(code, CrsCatalogue::decode);
    }

    private static CoordinateReferenceSystem decode(CrsCode code) {
        try {
            return CRS.decode(code.code(), true);
        } catch (FactoryException e) {
            throw new UsageException("The coordinate reference system " + code
                    + " is not known; give an EPSG code such as EPSG:4547. (" + e.getMessage() + ")");
        }
    }
}
