package org.fieldwarden.reporting.monthly;

import java.util.List;
import java.util.stream.Collectors;
import org.fieldwarden.reporting.list.ListSheet;
import org.fieldwarden.reporting.list.ListSheet.Calculated;
import org.fieldwarden.reporting.list.UnobservedReason;

/** The sheet 未观测: for each comparison of the month, how much ground was compared and how much could not be judged. */
final class UnobservedSheet {

    private static final List<String> HEADERS =
            List.of("前时相", "后时相", "前时相航次", "后时相航次", "比对范围(亩)", "未观测(亩)", "占比", "原因");
    private static final List<Integer> WIDTHS = List.of(11, 11, 28, 28, 13, 13, 9, 44);
    private static final int FIRST_ROW = 3;
    private static final String SHARE = "0.00%";

    private UnobservedSheet() {}

    static void fill(ListSheet sheet, MonthlyReport report) {
        int lastColumn = HEADERS.size() - 1;
        sheet.title(0, lastColumn, "比对范围与未观测区域（" + report.month() + "）");
        sheet.subtitle(
                1,
                lastColumn,
                "未观测不等于无变化：这些区域本月没有结论。面积为投影面积。" + (report.ground().isEmpty() ? "旧版本写入的登记库没有比对范围，本月情况不详。" : ""));
        for (int column = 0; column <= lastColumn; column++) {
            sheet.header(2, column, HEADERS.get(column));
            sheet.width(column, WIDTHS.get(column));
        }
        sheet.height(2, 22);
        List<ComparisonGround> ground = report.ground();
        for (int index = 0; index < ground.size(); index++) {
            write(sheet, FIRST_ROW + index, ground.get(index));
        }
        int total = FIRST_ROW + ground.size();
        sheet.totalText(total, 0, 3, "合计");
        total(sheet, total, 4, report.compared().mu());
        total(sheet, total, 5, report.unobserved().mu());
        double share = report.compared().value() == 0
                ? 0
                : report.unobserved().value() / report.compared().value();
        sheet.total(total, 6, share(total, share), SHARE);
        sheet.totalText(total, 7, 7, "");
    }

    private static void write(ListSheet sheet, int row, ComparisonGround ground) {
        sheet.text(row, 0, ground.comparison().baseline().flownOn().text());
        sheet.text(row, 1, ground.comparison().current().flownOn().text());
        sheet.text(row, 2, ground.comparison().baseline().id().value());
        sheet.text(row, 3, ground.comparison().current().id().value());
        sheet.number(row, 4, ground.comparison().compared().mu(), ListSheet.AREA);
        sheet.number(row, 5, ground.unobserved().mu(), ListSheet.AREA);
        sheet.formula(row, 6, share(row, ground.unobservedShare()), SHARE);
        String reasons = ground.reasons().entrySet().stream()
                .map(reason -> UnobservedReason.chinese(reason.getKey()) + " " + reason.getValue() + " 处")
                .collect(Collectors.joining("，"));
        sheet.longText(row, 7, reasons);
        sheet.height(row, 20);
    }

    private static void total(ListSheet sheet, int row, int column, double value) {
        String formula = row == FIRST_ROW ? "0" : ListSheet.sum(FIRST_ROW, column, row - 1, column);
        sheet.total(row, column, new Calculated(formula, value), ListSheet.AREA);
    }

    private static Calculated share(int row, double value) {
        String whole = ListSheet.reference(row, 4);
        return new Calculated("IF(" + whole + "=0,0," + ListSheet.reference(row, 5) + "/" + whole + ")", value);
    }
}
