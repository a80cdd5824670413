package org.fieldwarden.reporting.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.register.CrsDefinition;
import org.fieldwarden.reporting.register.LeadGeoPackage;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.register.Standing;

/**
 * Writes leads as the files that bureaus hand on: {@code leads.shp} with its four companions, {@code leads.txt} of
 * boundary points, {@code leads.gpkg}. All hold the traced outlines, in the CRS of the register, by number.
 */
public final class ChangeExport {

    private static final double SQUARE_METRES_PER_HECTARE = 10_000;
    /** A hundredth of a square metre. */
    private static final int HECTARE_DECIMALS = 6;

    private ChangeExport() {}

    /**
     * Writes the files into a folder, replacing those of an earlier export. The same leads make the same Shapefile and the
     * same boundary points, byte by byte.
     *
     * @param crs of every lead; where it is no Gauss–Krüger zone of CGCS2000 there are no boundary points, which is remarked
     * @throws UsageException where a lead is in another CRS, or the folder cannot be written
     */
    public static ExportedFiles write(Path folder, List<NumberedChange> leads, Standing standing, CrsDefinition crs) {
        requireCrs(leads, crs);
        List<Lead> ordered = Lead.inOrder(leads, standing);
        List<String> remarks = new ArrayList<>();
        GbkText table = new GbkText();
        List<Path> files = new ArrayList<>(LeadShapefile.write(folder.resolve("leads.shp"), ordered, crs, table));
        remark(remarks, "leads.dbf", table);
        if (BoundaryPoints.canBeIn(crs.code())) {
            GbkText points = new GbkText();
            Path txt = folder.resolve("leads.txt");
            BoundaryPoints description =
                    new BoundaryPoints(crs.code(), Lead.latestDay(ordered).orElse(AcquisitionDate.UNKNOWN), List.of());
            BoundaryPointWriter.write(txt, description, ordered.stream().map(ChangeExport::parcel), points);
            files.add(txt);
            remark(remarks, "leads.txt", points);
        } else {
            remarks.add(
                    "There are no boundary points (界址点): they need a Gauss-Kruger zone of CGCS2000, and the leads are in "
                            + crs.code() + ".");
        }
        Path geoPackage = folder.resolve("leads.gpkg");
        LeadGeoPackage.write(geoPackage, ordered.stream().map(Lead::numbered).toList(), standing, crs);
        files.add(geoPackage);
        return new ExportedFiles(files, remarks);
    }

    private static void requireCrs(List<NumberedChange> leads, CrsDefinition crs) {
        for (NumberedChange lead : leads) {
            if (!lead.change().place().crs().equals(crs.code())) {
                throw new UsageException("Lead " + lead.number() + " is in "
                        + lead.change().place().crs() + ", not in " + crs.code() + ": export one register at a time.");
            }
        }
    }

    private static void remark(List<String> remarks, String file, GbkText texts) {
        if (texts.incomplete() > 0) {
            remarks.add(
                    texts.incomplete() + " texts in " + file
                            + " are not whole: GBK lacks a letter (〓) or the field is too short (…); leads.gpkg has them whole.");
        }
    }

    private static BoundaryParcel parcel(Lead lead) {
        BigDecimal hectares = BigDecimal.valueOf(lead.change().area().value() / SQUARE_METRES_PER_HECTARE)
                .setScale(HECTARE_DECIMALS, RoundingMode.HALF_UP);
        BoundaryParcel.Labels labels = new BoundaryParcel.Labels(
                lead.number(), lead.placeName(), "", "疑似" + lead.change().kind().chinese(), "");
        return new BoundaryParcel(
                labels, hectares, lead.change().place().outline().norm());
    }
}
