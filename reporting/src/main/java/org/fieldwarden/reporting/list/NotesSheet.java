package org.fieldwarden.reporting.list;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.Issue;
import org.fieldwarden.reporting.summary.Comparison;
import org.fieldwarden.reporting.summary.ObservedGround;

/** The sheet 说明: what the list is and is not, what it was made from, and by which rules it counts. */
final class NotesSheet {

    private static final int TEXT_WIDTH = 105;
    private static final double LINE_POINTS = 17;

    private record Note(String name, String text) {}

    private NotesSheet() {}

    static void fill(ListSheet sheet, MonthlyList list) {
        sheet.title(0, 1, "说明");
        sheet.header(1, 0, "项目");
        sheet.header(1, 1, "内容");
        sheet.height(1, 22);
        sheet.width(0, 20);
        sheet.width(1, TEXT_WIDTH);
        sheet.freezeAbove(2, 1);
        int row = 2;
        for (Note note : notes(list)) {
            sheet.text(row, 0, note.name());
            sheet.longText(row, 1, note.text());
            sheet.height(row, LINE_POINTS * lines(note.text()) + 5);
            row++;
        }
    }

    private static List<Note> notes(MonthlyList list) {
        Comparison comparison = list.comparison();
        return List.of(
                new Note("性质", "本清单列出的是无人机影像自动比对得到的疑似变化线索，不是认定结论，也不能作为处罚依据；每一条都须实地核查，由具名人员认定。"),
                new Note("监测批次", list.batch()),
                new Note("前时相航次", flight(comparison.flights().baseline())),
                new Note("后时相航次", flight(comparison.flights().current())),
                new Note("时间含义", "变化发生在前时相与后时相之间：前时相最后一次未见，后时相首次见到。影像不能给出更确切的日期。"),
                new Note(
                        "比对分辨率",
                        String.format(
                                Locale.ROOT,
                                "%.3f 米/像素",
                                comparison.grid().gsd().metres())),
                new Note("模型标识", "SHA-256 " + comparison.modelBundleHash()),
                new Note("未观测区域", unobserved(comparison)),
                new Note("配准残差", residual(comparison)),
                new Note("坐标", "X 为东坐标，Y 为北坐标，取图斑内一点，坐标系 " + comparison.grid().crs() + "，单位米。"),
                new Note("面积", "面积为 CGCS2000 椭球面积，不是投影面积；1 亩 = 2000/3 平方米。"),
                new Note("置信度", "图斑内像素变化得分（经校准）的平均值，0 到 1。"),
                new Note(
                        "编号",
                        "图斑编号为 6 位县级代码、类型字母、2 位年份、5 位顺序号；未加载行政区划或日期不详时以线索编号（fw- 开头）代替，列入“" + MonthlyList.NO_DIVISION
                                + "”。"),
                new Note("变化类型", kinds()),
                new Note("统计规则", "合计由未取整的数值相加后再取两位小数；各分项显示值之和与合计显示值不等时，差值列入“舍入差”。汇总表、清单的合计均为表内公式。"),
                new Note("安全处理", "以 =、+、-、@ 开头的文字前加了单引号，以免被当作公式执行。"));
    }

    private static String flight(Flight flight) {
        return flight.id() + "，飞行日期 " + TownshipSheet.date(flight.flownOn());
    }

    private static String unobserved(Comparison comparison) {
        ObservedGround ground = comparison.ground();
        String amount = String.format(
                Locale.ROOT,
                "%,.0f 平方米（%.2f 亩），占比对范围的 %.2f%%。未观测不等于无变化，这些区域本次没有结论。",
                ground.unobserved().value(),
                ground.unobserved().mu(),
                ground.unobservedShare() * 100);
        String reasons = comparison.issues().stream()
                .collect(Collectors.groupingBy(NotesSheet::reason, java.util.TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + " 处")
                .collect(Collectors.joining("，"));
        return reasons.isEmpty() ? amount : amount + "原因：" + reasons + "。";
    }

    private static String residual(Comparison comparison) {
        return comparison
                .residual()
                .map(residual -> String.format(
                        Locale.ROOT,
                        "两期影像配准后仍可能存在的局部错位：中位数 %.2f 米，95%% 分位数 %.2f 米；各处数值见 residual.tif 与 residual.png。",
                        residual.medianMetres(),
                        residual.metres95()))
                .orElse("本次未量测配准残差。");
    }

    private static String reason(Issue issue) {
        if (issue instanceof Issue.Nodata) {
            return "至少一期无影像";
        }
        if (issue instanceof Issue.CoRegistrationFailed) {
            return "两期影像配准不合格";
        }
        return issue instanceof Issue.Unreadable ? "影像不可读" : "处理失败";
    }

    private static String kinds() {
        return Arrays.stream(ChangeKind.values()).map(ChangeKind::chinese).collect(Collectors.joining("、")) + "。";
    }

    /** Lines that a text fills: a Chinese character is as wide as two digits. */
    private static int lines(String text) {
        int width = text.codePoints().map(point -> point < 0x2000 ? 1 : 2).sum();
        return Math.max(1, (width + TEXT_WIDTH - 5) / (TEXT_WIDTH - 4));
    }
}
