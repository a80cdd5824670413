package org.fieldwarden.reporting.screening;

import java.time.LocalDate;
import org.fieldwarden.core.AcquisitionDate;

/**
 * Before or after 2020-07-03, the day (+08:00) that parts building on farmland into old (存量) and new (新增). Flight days
 * are local days. What two flights leave open stays open; no day is invented between them.
 */
public enum DateClass {
    /** Seen before that day. */
    OLD("old", "存量"),
    /** Not yet there on that day or later. */
    NEW("new", "新增"),
    /** The flights lie on both sides of that day, or a day is not known. */
    OPEN("open", "不确定");

    private static final LocalDate DAY = LocalDate.of(2020, 7, 3);

    private final String code;
    private final String chinese;

    DateClass(String code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    /**
     * The class of what came between two flights.
     *
     * @param lastAbsent day of the flight that does not show it
     * @param firstSeen day of the flight that shows it
     */
    public static DateClass of(AcquisitionDate lastAbsent, AcquisitionDate firstSeen) {
        if (firstSeen.isKnown() && LocalDate.parse(firstSeen.text()).isBefore(DAY)) {
            return OLD;
        }
        return lastAbsent.isKnown() && !LocalDate.parse(lastAbsent.text()).isBefore(DAY) ? NEW : OPEN;
    }

    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }
}
