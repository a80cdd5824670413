package org.fieldwarden.reporting.monthly;

import java.util.Locale;
import org.fieldwarden.reporting.list.ListSheet;
import org.fieldwarden.reporting.list.ListSheet.Calculated;

/** The sheet 核查精度: how many leads were checked, how many were changes, and what that proves. */
final class CheckedSheet {

    private CheckedSheet() {}

    static void fill(ListSheet sheet, MonthlyReport report) {
        CheckedLeads checked = CheckedLeads.of(report.cases());
        int leads = report.known().toDate().size();
        sheet.title(0, 2, "核查精度（截至编制时，图斑截至 " + report.month() + "）");
        sheet.subtitle(1, 2, "只说已核查图斑中有多少确有变化，不说有多少变化没有被发现。");
        sheet.width(0, 34);
        sheet.width(1, 14);
        sheet.width(2, 70);
        sheet.header(2, 0, "项目");
        sheet.header(2, 1, "数值");
        sheet.header(2, 2, "口径");
        count(sheet, 3, "图斑总数", leads, "截至该月首次发现的图斑，含日期不详的");
        count(sheet, 4, "已核查", checked.checked(), "具名人员已作出判定的图斑");
        count(sheet, 5, "确有变化", checked.confirmed(), "判定不是“伪变化”的图斑");
        sheet.longText(6, 0, "确有变化的比例");
        sheet.formula(6, 1, new Calculated("IF(B5=0,0,B6/B5)", checked.share().orElse(0)), "0.0%");
        sheet.longText(6, 2, "确有变化 ÷ 已核查");
        sheet.longText(7, 0, "能够证明的下限");
        sheet.text(
                7,
                1,
                checked.atLeast().isPresent()
                        ? String.format(
                                Locale.ROOT, "%.1f%%", 100 * checked.atLeast().getAsDouble())
                        : "无");
        sheet.longText(7, 2, "单侧 95% 置信下限（Clopper–Pearson），前提是被核查的图斑为随机抽取；有选择地核查时不成立");
        for (int row = 2; row <= 7; row++) {
            sheet.height(row, 32);
        }
    }

    private static void count(ListSheet sheet, int row, String name, int value, String terms) {
        sheet.longText(row, 0, name);
        sheet.number(row, 1, value, ListSheet.COUNT);
        sheet.longText(row, 2, terms);
    }
}
