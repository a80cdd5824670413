package org.fieldwarden.reporting.list;

import java.util.List;
import org.fieldwarden.reporting.list.ListSheet.Calculated;

/**
 * The sheet 预警指标: the two figures by which a county is vetoed for a year, for the flights of this list: farmland that a
 * named person decided has to be put right, as a share of the farmland that new construction takes (15 %), and in 亩 (100).
 * Figures with suspicions that nobody has decided on stand beside those without.
 */
final class RedLineSheet {

    private static final double LIMIT_SHARE = 0.15;
    private static final double LIMIT_MU = 100;
    private static final String SHARE = "0.0%";
    private static final int FIRST_ROW = 3;
    private static final int LAST_COLUMN = 3;

    private final ListSheet sheet;
    private final double constructionMu;
    private final double decidedMu;
    private final double pendingMu;

    private RedLineSheet(ListSheet sheet, MonthlyList list) {
        this.sheet = sheet;
        FarmlandSums sums = FarmlandSums.of(
                list.leads().stream()
                        .filter(lead ->
                                list.standing().sightingOf(lead.change().id()).isEmpty())
                        .toList(),
                list.standing());
        this.constructionMu = sums.construction().mu();
        this.decidedMu = sums.decided().mu();
        this.pendingMu = sums.pending().mu();
    }

    static void fill(ListSheet sheet, MonthlyList list) {
        RedLineSheet figures = new RedLineSheet(sheet, list);
        sheet.title(0, LAST_COLUMN, "耕地预警指标（" + list.batch() + "）");
        sheet.subtitle(1, LAST_COLUMN, "只计本批次首次发现的图斑。年度指标须将各批次相加；疑似不是认定结论；未能核算耕地的图斑和以往图斑的扩大部分未计入。");
        figures.write();
    }

    private void write() {
        List<String> headers = List.of("项目", "数值", "警戒线", "口径");
        List<Integer> widths = List.of(40, 14, 12, 70);
        for (int column = 0; column < headers.size(); column++) {
            sheet.header(2, column, headers.get(column));
            sheet.width(column, widths.get(column));
        }
        sheet.height(2, 22);
        writeMu(0, "新增建设占用耕地（亩）", constructionMu, "新增建筑、建筑改扩建、地面硬化图斑占用耕地面积之和；未能核算的图斑未计入");
        writeMu(1, "已判定须整改的占用耕地（亩）", decidedMu, "具名人员判定的图斑，按判定时的耕地面积，不论是否已整改");
        writeMu(2, "疑似、尚未判定的占用耕地（亩）", pendingMu, "有疑似线索、待核查的新增建设图斑");
        writeFigure(3, "指标一：已判定占比", share("B5", decidedMu), SHARE, "15%");
        writeFigure(4, "指标一：含疑似", share("(B5+B6)", decidedMu + pendingMu), SHARE, "15%");
        writeFigure(5, "指标二：已判定（亩）", new Calculated("B5", decidedMu), ListSheet.AREA, "100 亩");
        writeFigure(6, "指标二：含疑似（亩）", new Calculated("B5+B6", decidedMu + pendingMu), ListSheet.AREA, "100 亩");
        sheet.redWhere(FIRST_ROW + 3, 1, FIRST_ROW + 4, "B7>=" + LIMIT_SHARE);
        sheet.redWhere(FIRST_ROW + 5, 1, FIRST_ROW + 6, "B9>=" + LIMIT_MU);
    }

    private void writeMu(int line, String name, double mu, String terms) {
        int row = FIRST_ROW + line;
        sheet.longText(row, 0, name);
        sheet.number(row, 1, mu, ListSheet.AREA);
        sheet.text(row, 2, "");
        sheet.longText(row, LAST_COLUMN, terms);
        sheet.height(row, 20);
    }

    private void writeFigure(int line, String name, Calculated figure, String format, String limit) {
        int row = FIRST_ROW + line;
        sheet.longText(row, 0, name);
        sheet.formula(row, 1, figure, format);
        sheet.text(row, 2, limit);
        sheet.longText(row, LAST_COLUMN, "达到警戒线的以红色标出");
        sheet.height(row, 20);
    }

    private Calculated share(String part, double mu) {
        return new Calculated("IF(B4=0,0," + part + "/B4)", constructionMu == 0 ? 0 : mu / constructionMu);
    }
}
