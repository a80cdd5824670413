package org.fieldwarden.reporting.casework;

import java.util.Locale;

/** What can be done with a case; the word stands in its history. */
public enum CaseAction {
    DECIDE("判定"),
    BEGIN_RECTIFICATION("整改"),
    RECTIFY("整改完成"),
    SUBMIT("提交审核"),
    PASS("审核通过"),
    FAIL("审核不通过"),
    CLOSE("销号"),
    RETURN("退回"),
    OBJECT("异议"),
    UNDO("撤销");

    private final String chinese;

    CaseAction(String chinese) {
        this.chinese = chinese;
    }

    /** For papers in English. */
    public String english() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public String chinese() {
        return chinese;
    }
}
