package org.fieldwarden.reporting.casework;

/**
 * One line of a case's history: what was done, by whom, and how the case stood afterwards.
 *
 * @param version counts the lines of a case from 1
 * @param basis version whose content this line has: its own, or, after an undo, the one that was brought back
 * @param parent version that {@code basis} followed on; 0 for the first
 */
public record CaseEntry(int version, int basis, int parent, CaseAction action, Signed signed, CaseFile after) {

    public CaseEntry {
        if (version < 1 || basis < 0 || basis > version || parent < 0 || parent >= Math.max(1, basis)) {
            throw new IllegalArgumentException("History runs forward: " + version + ", " + basis + ", " + parent);
        }
    }
}
