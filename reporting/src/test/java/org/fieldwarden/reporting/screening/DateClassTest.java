package org.fieldwarden.reporting.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.fieldwarden.core.AcquisitionDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateClassTest {

    @ParameterizedTest
    @CsvSource({
        "2019-05-01, 2020-07-02, OLD",
        "unknown, 2020-07-02, OLD",
        "2019-05-01, 2020-07-03, OPEN",
        "2020-07-02, 2020-07-04, OPEN",
        "2020-07-03, 2020-07-04, NEW",
        "2026-09-05, 2026-10-05, NEW",
        "2026-09-05, unknown, NEW",
        "unknown, 2026-10-05, OPEN",
        "unknown, unknown, OPEN"
    })
    void aChangeIsOldOrNewOnlyWhereBothFlightsSaySo(String lastAbsent, String firstSeen, DateClass expected) {
        assertThat(DateClass.of(new AcquisitionDate(lastAbsent), new AcquisitionDate(firstSeen)))
                .isEqualTo(expected);
    }
}
