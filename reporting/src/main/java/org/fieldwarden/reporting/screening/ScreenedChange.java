package org.fieldwarden.reporting.screening;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.fieldwarden.core.ChangeId;

/**
 * A change after screening.
 *
 * @param findings in the order of the rules; empty where no rule applies
 */
public record ScreenedChange(ChangeId id, Takings takings, Placement placement, List<Finding> findings) {

    public ScreenedChange {
        findings = List.copyOf(findings);
    }

    /** Rule ids and texts for a list: suspicions first. */
    public String text() {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::suspicion))
                .map(Finding::line)
                .collect(Collectors.joining("\n"));
    }

    public boolean isSuspected() {
        return findings.stream().anyMatch(finding -> finding.suspicion() == Suspicion.SUSPECTED);
    }
}
