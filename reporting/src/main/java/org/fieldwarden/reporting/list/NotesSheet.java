package org.fieldwarden.reporting.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.FlightReference;
import org.fieldwarden.reporting.screening.LayerUse;
import org.fieldwarden.reporting.screening.ScreeningBasis;

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
            sheet.height(row, LINE_POINTS * ListSheet.lines(note.text(), TEXT_WIDTH - 2) + 5);
            row++;
        }
    }

    private static List<Note> notes(MonthlyList list) {
        List<Note> notes = new ArrayList<>(general(list));
        list.standing().basis().ifPresent(basis -> notes.addAll(screening(basis)));
        return notes;
    }

    private static List<Note> screening(ScreeningBasis basis) {
        List<Note> notes = new ArrayList<>();
        notes.add(new Note(
                "筛查",
                "疑似线索由规则集“" + basis.rulesText() + "”对下列图层筛查得出。“疑似”不是认定结论；“存疑”指所需图层缺失或未覆盖该图斑，无法判断。"
                        + "占用面积为图斑与图层重叠部分的椭球面积；图层缺失或未完全覆盖时留空，留空不等于未占用，不计入合计。"));
        notes.add(new Note(
                "2020-07-03前后", "建筑图斑以 2020 年 7 月 3 日为界：后时相早于该日已见的为存量，前时相在该日或以后尚未见的为新增，其余为不确定；发生时间只知在前时相与后时相之间。"));
        for (LayerUse layer : basis.layers()) {
            notes.add(new Note("图层", layer.text()));
        }
        return notes;
    }

    private static List<Note> general(MonthlyList list) {
        List<Note> notes = new ArrayList<>(List.of(
                new Note("性质", "本清单列出的是无人机影像自动比对得到的疑似变化线索，不是认定结论，也不能作为处罚依据；每一条都须实地核查，由具名人员认定。"),
                new Note("监测批次", list.batch())));
        list.comparisons().forEach(comparison -> notes.addAll(comparison(comparison)));
        notes.addAll(List.of(
                new Note("时间含义", "变化发生在前时相与后时相之间：前时相最后一次未见，后时相首次见到。影像不能给出更确切的日期。"),
                new Note("面积", "面积为 CGCS2000 椭球面积，不是投影面积；1 亩 = 2000/3 平方米。"),
                new Note("置信度", "图斑内像素变化得分（经校准）的平均值，0 到 1。"),
                new Note(
                        "编号",
                        "图斑编号为 6 位县级代码、类型字母、2 位年份、5 位顺序号；未加载行政区划或日期不详时以线索编号（fw- 开头）代替，列入“" + MonthlyList.NO_DIVISION
                                + "”。以往图斑再次出现、扩大或消失时沿用原编号，在备注中注明。"),
                new Note("变化类型", kinds()),
                new Note("统计规则", "合计由未取整的数值相加后再取两位小数；各分项显示值之和与合计显示值不等时，差值列入“舍入差”。汇总表、清单的合计均为表内公式。"),
                new Note("安全处理", "以 =、+、-、@ 开头的文字前加了单引号，以免被当作公式执行。")));
        return notes;
    }

    private static List<Note> comparison(ListedComparison comparison) {
        return List.of(
                new Note("前时相航次", flight(comparison.baseline())),
                new Note("后时相航次", flight(comparison.current())),
                new Note(
                        "比对分辨率",
                        String.format(Locale.ROOT, "%.3f 米/像素", comparison.gsd().metres())),
                new Note("模型标识", "SHA-256 " + comparison.modelBundleHash()),
                new Note("未观测区域", unobserved(comparison)),
                new Note("配准残差", residual(comparison)),
                new Note("坐标", "X 为东坐标，Y 为北坐标，取图斑内一点，坐标系 " + comparison.crs() + "，单位米。"));
    }

    private static String flight(FlightReference flight) {
        return flight.id() + "，飞行日期 " + TownshipSheet.date(flight.flownOn());
    }

    private static String unobserved(ListedComparison comparison) {
        ListedComparison.Unobserved ground = comparison.unobserved();
        String share = ground.compared()
                .map(compared -> String.format(
                        Locale.ROOT, "占比对范围的 %.2f%%", Math.min(1, ground.area().value() / compared.value()) * 100))
                .orElse("比对范围面积未记录");
        String amount = String.format(
                Locale.ROOT,
                "%,.0f 平方米（%.2f 亩），%s。未观测不等于无变化，这些区域本次没有结论。",
                ground.area().value(),
                ground.area().mu(),
                share);
        String reasons = ground.reasons().entrySet().stream()
                .map(entry -> UnobservedReason.chinese(entry.getKey()) + " " + entry.getValue() + " 处")
                .sorted()
                .collect(Collectors.joining("，"));
        return reasons.isEmpty() ? amount : amount + "原因：" + reasons + "。";
    }

    private static String residual(ListedComparison comparison) {
        return comparison
                .residual()
                .map(residual -> String.format(
                        Locale.ROOT,
                        "两期影像配准后仍可能存在的局部错位：中位数 %.2f 米，95%% 分位数 %.2f 米；各处数值见 residual.tif 与 residual.png。",
                        residual.medianMetres(),
                        residual.metres95()))
                .orElse("未量测，或登记库未记录；见该次比对的 summary.json。");
    }

    private static String kinds() {
        return Arrays.stream(ChangeKind.values()).map(ChangeKind::chinese).collect(Collectors.joining("、")) + "。";
    }
}
