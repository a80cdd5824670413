package org.fieldwarden.reporting.register;

import org.fieldwarden.core.ChangeId;
import org.fieldwarden.reporting.casework.CaseFile;

/**
 * A case as the register keeps it.
 *
 * @param number case number, or the change id where there is none
 * @param about kind and place for people, for example {@code 新增建筑 石桥乡 上湾村}
 * @param township empty where it is not known
 * @param version how many lines its history has; 0 for a lead that nobody has acted on
 */
public record CaseRecord(ChangeId id, String number, String about, String township, int version, CaseFile file) {}
