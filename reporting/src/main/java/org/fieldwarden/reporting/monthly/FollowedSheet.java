package org.fieldwarden.reporting.monthly;

import java.util.List;
import org.fieldwarden.reporting.list.ListSheet;
import org.fieldwarden.reporting.register.NumberedChange;

/** The sheet 后续变化: what the month's flights say of leads that were seen before, those that may be gone first. */
final class FollowedSheet {

    private static final List<String> HEADERS =
            List.of("序号", "图斑编号", "乡镇", "村", "后续情况", "本期变化类型", "前时相", "后时相", "本期面积(亩)", "核查状态");
    private static final List<Integer> WIDTHS = List.of(5, 20, 14, 11, 26, 12, 11, 11, 12, 10);
    private static final int FIRST_ROW = 3;

    private FollowedSheet() {}

    static void fill(ListSheet sheet, MonthlyReport report) {
        int lastColumn = HEADERS.size() - 1;
        sheet.title(0, lastColumn, "以往图斑的后续变化（" + report.month() + "）");
        sheet.subtitle(1, lastColumn, "沿用首次发现时的编号。“疑似已拆除或恢复”“部分消失”只是影像所见，须实地核查后按程序办理，系统不会自行销号。");
        for (int column = 0; column <= lastColumn; column++) {
            sheet.header(2, column, HEADERS.get(column));
            sheet.width(column, WIDTHS.get(column));
        }
        sheet.height(2, 22);
        sheet.freezeAbove(FIRST_ROW, 2);
        List<NumberedChange> followed = report.followedByWeight();
        for (int index = 0; index < followed.size(); index++) {
            write(sheet, report, FIRST_ROW + index, followed.get(index));
        }
        if (followed.isEmpty()) {
            sheet.totalText(FIRST_ROW, 0, lastColumn, "本期没有");
        }
    }

    private static void write(ListSheet sheet, MonthlyReport report, int row, NumberedChange change) {
        PlacedLead place = PlacedLead.of(change, report.standing());
        var provenance = change.change().provenance();
        sheet.number(row, 0, row - FIRST_ROW + 1, ListSheet.COUNT);
        sheet.text(row, 1, change.number());
        sheet.text(row, 2, place.township());
        sheet.text(row, 3, place.village());
        sheet.text(
                row,
                4,
                report.standing()
                        .sightingOf(change.change().id())
                        .orElseThrow()
                        .kind()
                        .chinese());
        sheet.text(row, 5, change.change().kind().chinese());
        sheet.text(row, 6, provenance.baseline().flownOn().text());
        sheet.text(row, 7, provenance.current().flownOn().text());
        sheet.number(row, 8, change.change().area().mu(), ListSheet.AREA);
        sheet.text(row, 9, report.standing().stateOf(change.change().id()));
        sheet.height(row, 20);
    }
}
