package org.fieldwarden.reporting.monthly;

import java.time.YearMonth;
import java.util.Locale;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.reporting.casework.CaseState;
import org.fieldwarden.reporting.list.UnobservedReason;
import org.fieldwarden.reporting.paper.Language;

/** Figures and names as they stand on paper. */
record Words(Language language) {

    String of(Say word, Object... values) {
        return word.in(language, values);
    }

    boolean isChinese() {
        return language == Language.CHINESE;
    }

    String kind(ChangeKind kind) {
        return isChinese() ? kind.chinese() : kind.code().replace('-', ' ');
    }

    /** @param chinese a state as the register has it */
    String state(String chinese) {
        return isChinese() ? chinese : CaseState.ofChinese(chinese).english();
    }

    String month(YearMonth month) {
        return isChinese() ? month.getYear() + "年" + month.getMonthValue() + "月" : month.toString();
    }

    String date(AcquisitionDate day) {
        return day.isKnown() ? day.text() : of(Say.UNKNOWN);
    }

    String mu(SquareMetres area) {
        return number(area.mu());
    }

    /** Two decimals. */
    String number(double value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }

    String percent(double share) {
        return String.format(Locale.ROOT, isChinese() ? "%.1f%%" : "%.1f %%", 100 * share);
    }

    String reason(String kind) {
        return isChinese() ? UnobservedReason.chinese(kind) : UnobservedReason.english(kind);
    }
}
