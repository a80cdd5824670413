package org.fieldwarden.reporting.monthly;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.reporting.casework.CaseState;
import org.fieldwarden.reporting.list.ListSheet;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.screening.ScreenedChange;
import org.locationtech.jts.geom.Point;

/** The sheet 网格任务: what each grid officer has to look at, all leads that are still 待核查, also of months before. */
final class WorklistSheet {

    private static final String NOBODY = "未落实网格员";
    private static final List<String> HEADERS =
            List.of("网格员", "网格", "图斑编号", "乡镇", "村", "变化类型", "首见日期", "X(东)", "Y(北)", "面积(亩)", "疑似线索", "核查结果", "签名");
    private static final List<Integer> WIDTHS = List.of(12, 12, 20, 14, 11, 11, 11, 11, 12, 9, 30, 12, 10);
    private static final int SUSPICION = 10;
    private static final int FIRST_ROW = 3;

    private record Task(PlacedLead place, NumberedChange lead) {

        String officer() {
            return place.officer().isEmpty() ? NOBODY : place.officer();
        }
    }

    private WorklistSheet() {}

    static void fill(ListSheet sheet, MonthlyReport report) {
        int lastColumn = HEADERS.size() - 1;
        sheet.title(0, lastColumn, "网格员核查任务（" + report.month() + "）");
        sheet.subtitle(1, lastColumn, "全部待核查图斑，含以前月份和日期不详的；另含本月已判定图斑的扩大部分。核查结果和签名由到场人员填写。");
        for (int column = 0; column <= lastColumn; column++) {
            sheet.header(2, column, HEADERS.get(column));
            sheet.width(column, WIDTHS.get(column));
        }
        sheet.height(2, 22);
        sheet.freezeAbove(FIRST_ROW, 2);
        List<Task> tasks = tasks(report);
        for (int index = 0; index < tasks.size(); index++) {
            write(sheet, report, FIRST_ROW + index, tasks.get(index));
        }
        if (tasks.isEmpty()) {
            sheet.totalText(FIRST_ROW, 0, lastColumn, "没有待核查图斑");
        }
    }

    private static List<Task> tasks(MonthlyReport report) {
        Stream<NumberedChange> unchecked = report.known().toDate().stream().filter(lead -> isUnchecked(report, lead));
        // What was decided was decided on smaller ground: somebody has to look at what has come since.
        Stream<NumberedChange> grown = report.known().followed().stream()
                .filter(change -> !isUnchecked(report, change))
                .filter(report.known().grown()::contains);
        return Stream.concat(unchecked, grown)
                .map(lead -> new Task(PlacedLead.of(lead, report.standing()), lead))
                .sorted(Comparator.comparing(
                                (Task task) -> task.place().officer().isEmpty())
                        .thenComparing(Task::officer)
                        .thenComparing(task -> task.place().gridCell())
                        .thenComparing(task -> task.lead().number()))
                .toList();
    }

    private static boolean isUnchecked(MonthlyReport report, NumberedChange lead) {
        return report.standing().stateOf(lead.change().id()).equals(CaseState.UNCHECKED.chinese());
    }

    private static void write(ListSheet sheet, MonthlyReport report, int row, Task task) {
        var change = task.lead().change();
        Point inside = change.place().outline().getInteriorPoint();
        sheet.text(row, 0, task.officer());
        sheet.text(row, 1, task.place().gridCell());
        sheet.text(row, 2, task.lead().number());
        sheet.text(row, 3, task.place().township());
        sheet.text(row, 4, task.place().village());
        sheet.text(row, 5, change.kind().chinese());
        AcquisitionDate seen = change.provenance().current().flownOn();
        sheet.text(row, 6, seen.isKnown() ? seen.text() : "不详");
        sheet.number(row, 7, inside.getX(), "0.00");
        sheet.number(row, 8, inside.getY(), "0.00");
        sheet.number(row, 9, change.area().mu(), ListSheet.AREA);
        String text =
                report.standing().of(change.id()).map(ScreenedChange::text).orElse("未筛查");
        sheet.longText(row, SUSPICION, text);
        sheet.text(row, 11, "");
        sheet.text(row, 12, "");
        sheet.height(row, Math.max(20, 14 * ListSheet.lines(text, WIDTHS.get(SUSPICION)) + 4.0));
    }
}
