package org.fieldwarden.reporting.monthly;

import java.nio.file.Path;
import java.util.List;
import org.fieldwarden.reporting.list.MonthlyListWorkbook;
import org.fieldwarden.reporting.list.SheetPage;

/**
 * The month's workbook: the monthly list of new leads, progress of all cases, and the sheets 月度走势, 后续变化, 网格任务, 核查精度
 * and 未观测.
 */
public final class MonthlyWorkbook {

    private MonthlyWorkbook() {}

    /** Writes the workbook, replacing what was there. */
    public static void write(Path target, MonthlyReport report) {
        MonthlyListWorkbook.write(
                target,
                report.list(),
                report.toDate(),
                List.of(
                        new SheetPage("月度走势", sheet -> TrendSheet.fill(sheet, report)),
                        new SheetPage("后续变化", sheet -> FollowedSheet.fill(sheet, report)),
                        new SheetPage("网格任务", sheet -> WorklistSheet.fill(sheet, report)),
                        new SheetPage("核查精度", sheet -> CheckedSheet.fill(sheet, report)),
                        new SheetPage("未观测", sheet -> UnobservedSheet.fill(sheet, report))));
    }
}
