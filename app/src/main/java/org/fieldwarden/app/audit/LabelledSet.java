package org.fieldwarden.app.audit;

import java.nio.file.Path;
import java.util.List;
import org.fieldwarden.reporting.audit.AuditTerms;
import org.fieldwarden.reporting.audit.LabelledPair;
import org.fieldwarden.reporting.audit.LabelledPairs;

/**
 * Labelled pairs and the terms on which a model is judged by them.
 *
 * @param name for people, for example the folder's name
 */
public record LabelledSet(String name, List<LabelledPair> pairs, AuditTerms terms) {

    public LabelledSet {
        pairs = List.copyOf(pairs);
    }

    /** The pairs of a folder; it names the set. */
    public static LabelledSet of(Path folder, AuditTerms terms) {
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        return new LabelledSet(name, LabelledPairs.list(folder, terms.gsd()), terms);
    }
}
