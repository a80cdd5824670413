package org.fieldwarden.reporting.audit.paper;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.reporting.audit.AuditReport;
import org.fieldwarden.reporting.audit.AuditTerms;
import org.fieldwarden.reporting.audit.AuditedPairs;
import org.fieldwarden.reporting.audit.ClassScope;
import org.fieldwarden.reporting.audit.LabelledPair;
import org.fieldwarden.reporting.audit.Mask;
import org.fieldwarden.reporting.audit.PairAudit;
import org.fieldwarden.reporting.audit.PairPictures;

/** Drawn pairs with their pictures in a folder; the later in the list, the more of a pair is wrong. */
final class DrawnPairs {

    private static final int SIDE = 8;

    private final Path folder;
    private final List<PairAudit> audits = new ArrayList<>();
    private final List<String> read = new ArrayList<>();

    private DrawnPairs(Path folder) {
        this.folder = folder;
    }

    /** So many pairs, of which pair number n misses n pixels of a row and finds one elsewhere; pair 0 has no error. */
    static DrawnPairs write(Path folder, int count) throws IOException {
        DrawnPairs pairs = new DrawnPairs(folder);
        for (int pair = 0; pair < count; pair++) {
            int missed = pair % SIDE;
            boolean wrong = pair > 0;
            Mask changed = Mask.of(SIDE, SIDE, (column, row) -> row == 2);
            Mask predicted = Mask.of(
                    SIDE, SIDE, (column, row) -> (row == 2 && column >= missed) || (wrong && row == 6 && column == 6));
            pairs.add("pair-" + pair, predicted, changed);
        }
        return pairs;
    }

    private void add(String name, Mask predicted, Mask changed) throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 2, Color.ORANGE.getRGB());
        BufferedImage label = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int index = 0; index < SIDE * SIDE; index++) {
            label.getRaster()
                    .setSample(index % SIDE, index / SIDE, 0, changed.isSet(index % SIDE, index / SIDE) ? 255 : 0);
        }
        ImageIO.write(image, "png", folder.resolve(name + "-a.png").toFile());
        ImageIO.write(label, "png", folder.resolve(name + "-l.png").toFile());
        Mask everywhere = predicted.or(predicted.not());
        PairPictures.writePrediction(predicted, everywhere, folder.resolve(name + "-p.png"));
        audits.add(AuditedPairs.judged(name, predicted, changed));
    }

    AuditReport report() {
        return report("drawn");
    }

    AuditReport report(String set) {
        AuditTerms terms = AuditedPairs.terms(ClassScope.ALL);
        return new AuditReport(set, AuditedPairs.MODEL, terms, audits);
    }

    /** The pictures of a pair, which is noted as read. */
    PairPictures pictures(String name) {
        read.add(name);
        Path image = folder.resolve(name + "-a.png");
        LabelledPair pair = new LabelledPair(
                name,
                "place",
                new LabelledPair.Files(image, image, folder.resolve(name + "-l.png"), List.of()),
                GroundSamplingDistance.ofMetres(2));
        return new PairPictures(pair, folder.resolve(name + "-p.png"));
    }

    /** The pairs whose pictures were asked for. */
    List<String> read() {
        return read;
    }
}
