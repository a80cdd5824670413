package org.fieldwarden.reporting.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.Division;
import org.fieldwarden.reporting.list.ListSheet.Calculated;
import org.fieldwarden.reporting.list.MonthlyList.Township;
import org.fieldwarden.reporting.register.NumberedChange;
import org.fieldwarden.reporting.screening.DateClass;
import org.fieldwarden.reporting.screening.Placement;
import org.fieldwarden.reporting.screening.ScreenedChange;
import org.locationtech.jts.geom.Point;

/** The leads of one township, one to a row, with the columns that city bureaus use. */
final class TownshipSheet {

    private record Column(String name, double width) {}

    private static final List<Column> LEAD_COLUMNS = List.of(
            new Column("序号", 5),
            new Column("县名称", 9),
            new Column("乡镇", 15),
            new Column("村", 11),
            new Column("监测批次", 11),
            new Column("图斑编号/线索编号", 20),
            new Column("变化类型", 11),
            new Column("前时相", 11),
            new Column("后时相", 11),
            new Column("X(东)", 11),
            new Column("Y(北)", 12),
            new Column("面积(平方米)", 12),
            new Column("面积(亩)", 9));

    private static final List<Column> SCREENING_COLUMNS = List.of(
            new Column("占用耕地面积(亩)", 10),
            new Column("占用永久基本农田(亩)", 10),
            new Column("占生态红线(亩)", 9.5),
            new Column("疑似线索", 34),
            new Column("2020-07-03前后", 9),
            new Column("网格员", 10));

    private static final List<Column> CHECK_COLUMNS =
            List.of(new Column("置信度", 7), new Column("疑似干扰", 9), new Column("核查状态", 9), new Column("备注", 14));

    private static final int HEADER_ROW = 2;
    private static final int FIRST_ROW = 3;
    private static final int AREA_M2 = 11;
    private static final int AREA_MU = 12;
    private static final int FARMLAND = 13;
    private static final List<TakenColumn> TAKEN = List.of(TakenColumn.values());
    private static final int SUSPICION = FARMLAND + TAKEN.size();
    private static final double LINE_POINTS = 14;
    private static final String METRES = "0.00";

    private final ListSheet sheet;
    private final Township township;
    private final MonthlyList list;
    private final List<Column> columns;

    private TownshipSheet(ListSheet sheet, Township township, MonthlyList list) {
        this.sheet = sheet;
        this.township = township;
        this.list = list;
        this.columns = new ArrayList<>(LEAD_COLUMNS);
        if (list.isScreened()) {
            columns.addAll(SCREENING_COLUMNS);
        }
        columns.addAll(CHECK_COLUMNS);
    }

    static void fill(ListSheet sheet, Township township, MonthlyList list) {
        new TownshipSheet(sheet, township, list).fill();
    }

    private void fill() {
        int lastColumn = columns.size() - 1;
        sheet.title(0, lastColumn, township.county() + township.name() + "疑似变化图斑清单（" + list.batch() + "）");
        sheet.subtitle(1, lastColumn, "本表为遥感监测线索，不是认定结论，须实地核查。" + (list.isScreened() ? TakenColumn.EMPTY_MEANS : ""));
        for (int column = 0; column <= lastColumn; column++) {
            sheet.header(HEADER_ROW, column, columns.get(column).name());
            sheet.width(column, columns.get(column).width());
        }
        sheet.height(HEADER_ROW, 32);
        sheet.freezeAbove(FIRST_ROW, HEADER_ROW);
        List<NumberedChange> leads = township.leads();
        for (int index = 0; index < leads.size(); index++) {
            writeLead(FIRST_ROW + index, leads.get(index));
        }
        writeTotals(leads);
    }

    private void writeLead(int row, NumberedChange lead) {
        Change change = lead.change();
        Point inside = change.place().outline().getInteriorPoint();
        sheet.number(row, 0, row - FIRST_ROW + 1, ListSheet.COUNT);
        writePlace(row, change);
        sheet.text(row, 4, list.batch());
        sheet.text(row, 5, lead.number());
        sheet.text(row, 6, change.kind().chinese());
        sheet.text(row, 7, date(change.provenance().baseline().flownOn()));
        sheet.text(row, 8, date(change.provenance().current().flownOn()));
        sheet.number(row, 9, inside.getX(), METRES);
        sheet.number(row, 10, inside.getY(), METRES);
        sheet.number(row, AREA_M2, change.area().value(), ListSheet.AREA);
        sheet.number(row, AREA_MU, change.area().mu(), ListSheet.AREA);
        int lines = list.isScreened() ? writeScreening(row, change) : 1;
        int check = columns.size() - CHECK_COLUMNS.size();
        sheet.number(row, check, change.confidence().value(), METRES);
        sheet.text(
                row,
                check + 1,
                change.nuisance().isSuspected() ? change.nuisance().chinese() : "");
        sheet.text(row, check + 2, list.standing().stateOf(change.id()));
        sheet.text(
                row,
                check + 3,
                list.standing()
                        .sightingOf(change.id())
                        .map(seen -> seen.kind().chinese())
                        .orElse(""));
        sheet.height(row, Math.max(18, LINE_POINTS * lines + 4));
    }

    private void writePlace(int row, Change change) {
        if (change.place().locality() instanceof Division division) {
            sheet.text(row, 1, division.county());
            sheet.text(row, 2, division.township());
            sheet.text(row, 3, division.village());
            return;
        }
        Placement placement =
                list.standing().of(change.id()).map(ScreenedChange::placement).orElse(Placement.NONE);
        String township = change.place().locality().township();
        sheet.text(row, 1, "");
        sheet.text(row, 2, placement.township().isEmpty() ? township : placement.township());
        sheet.text(row, 3, placement.village());
    }

    /** Writes what screening says, and returns how many lines of text that fills. */
    private int writeScreening(int row, Change change) {
        Optional<ScreenedChange> screened = list.standing().of(change.id());
        for (int index = 0; index < TAKEN.size(); index++) {
            int column = FARMLAND + index;
            OptionalDouble mu = TAKEN.get(index).mu(screened);
            if (mu.isPresent()) {
                sheet.number(row, column, mu.getAsDouble(), ListSheet.AREA);
            } else {
                sheet.text(row, column, "");
            }
        }
        String text = screened.map(ScreenedChange::text).orElse("未筛查");
        sheet.longText(row, SUSPICION, text);
        sheet.text(row, SUSPICION + 1, dateClass(change));
        sheet.text(
                row,
                SUSPICION + 2,
                screened.map(one -> one.placement().officer()).orElse(""));
        return ListSheet.lines(text, (int) columns.get(SUSPICION).width());
    }

    /** For buildings alone: the day parts old from new building on farmland. The interval is 前时相 to 后时相. */
    private static String dateClass(Change change) {
        ChangeKind kind = change.kind();
        return kind == ChangeKind.BUILDING_APPEARED || kind == ChangeKind.BUILDING_ALTERED
                ? DateClass.of(
                                change.provenance().baseline().flownOn(),
                                change.provenance().current().flownOn())
                        .chinese()
                : "";
    }

    private void writeTotals(List<NumberedChange> leads) {
        int row = FIRST_ROW + leads.size();
        double squareMetres =
                leads.stream().mapToDouble(lead -> lead.change().area().value()).sum();
        double mu =
                leads.stream().mapToDouble(lead -> lead.change().area().mu()).sum();
        sheet.totalText(row, 0, AREA_M2 - 1, "合计（" + leads.size() + " 个图斑）");
        writeTotal(row, AREA_M2, squareMetres);
        writeTotal(row, AREA_MU, mu);
        int next = AREA_MU + 1;
        if (list.isScreened()) {
            for (int index = 0; index < TAKEN.size(); index++) {
                writeTotal(row, FARMLAND + index, TAKEN.get(index).sumMu(leads, list.standing()));
            }
            next = SUSPICION;
        }
        sheet.totalText(row, next, columns.size() - 1, "");
        sheet.height(row, 20);
    }

    private void writeTotal(int row, int column, double value) {
        sheet.total(
                row, column, new Calculated(ListSheet.sum(FIRST_ROW, column, row - 1, column), value), ListSheet.AREA);
    }

    static String date(AcquisitionDate date) {
        return date.isKnown() ? date.text() : "不详";
    }
}
