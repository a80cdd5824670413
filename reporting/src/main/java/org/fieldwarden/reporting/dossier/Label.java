package org.fieldwarden.reporting.dossier;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fieldwarden.reporting.paper.Language;

/** The words of a dossier. */
enum Label {
    TITLE("疑似变化图斑档案", "Dossier of a suspected change"),
    LEAD_ONLY(
            "本件所列为监测线索，不是认定结论；认定以具名人员实地核查为准。",
            "This is a lead, not a finding; what counts is the decision of a named person after a check on the ground."),
    BASELINE("前时相", "Baseline"),
    CURRENT("后时相", "Current"),
    SURROUNDINGS("位置图（后时相）", "Surroundings (current flight)"),
    NO_PICTURES("影像不在本机影像库中，未附图。", "The flights are not in the catalogue at hand, hence no pictures."),
    WHAT("基本情况", "What was seen"),
    ID("线索标识", "Change id"),
    KIND("变化类型", "Kind"),
    COVERS("地类变化", "Land cover"),
    PLACE("位置", "Place"),
    GRID_CELL("网格与网格员", "Grid cell and officer"),
    AREA("面积", "Area"),
    CONFIDENCE("置信度", "Confidence"),
    NUISANCE("疑似干扰", "Nuisance reason"),
    INTERVAL("发生时间", "When"),
    INTERVAL_TEXT("%s 与 %s 两次飞行之间；确切日期不知", "between the flights of %s and %s; no exact date is known"),
    DATE_CLASS("存量或新增", "Old or new"),
    STATE("办理状态", "State"),
    CENTRE("内点坐标", "Point inside"),
    TAKEN("占用情况", "Ground taken"),
    TAKEN_UNKNOWN("未知（图层缺失或未完全覆盖，不等于未占用）", "unknown (layer missing or not covering it; not zero)"),
    FINDINGS("规则筛查", "Screening"),
    NOT_SCREENED("未筛查", "not screened"),
    NO_FINDINGS("没有规则命中", "no rule applies"),
    LAYERS("所用图层", "Layers used"),
    CORNERS("界址点坐标", "Corners"),
    CORNERS_OF("%s，X 为东坐标，Y 为北坐标，单位米；%s", "%s, X = easting, Y = northing, metres; %s"),
    REGULAR("规则化轮廓，均方根偏差 %s 米", "outline with straight walls, root mean square deviation %s m"),
    TRACED("描绘轮廓", "traced outline"),
    MORE("共 %d 点，其余见附件 change.geojson", "%d corners in all; the others are in change.geojson"),
    LATER("后续航次所见", "What later flights show"),
    NO_LATER("尚无后续航次覆盖。", "No later flight has covered it yet."),
    PROPOSAL(
            "影像显示可能已拆除或恢复，须实地核查；系统不会自行销号。",
            "The imagery shows that it may be gone; check it on the ground. Nothing is closed by itself."),
    STEPS("办理经过", "What was done"),
    NO_STEPS("尚无办理记录。", "Nothing has been done yet."),
    PROVENANCE("来源", "Where it comes from"),
    HASH("影像 SHA-256", "SHA-256 of the orthophoto"),
    NOT_AT_HAND("不在本机", "not at hand"),
    MODEL("模型 SHA-256", "SHA-256 of the model"),
    GSD("比对分辨率", "Compared at"),
    RESIDUAL("配准残差", "Residual of co-registration"),
    METRES("%s 米", "%s m"),
    MU("%s 亩（%s 平方米）", "%s mu (%s m²)"),
    NONE("无", "none"),
    UNKNOWN("不详", "unknown");

    private final String chinese;
    private final String english;

    Label(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    String in(Language language, Object... values) {
        String form = language == Language.CHINESE ? chinese : english;
        return values.length == 0 ? form : String.format(Locale.ROOT, form, values);
    }

    /** All Chinese letters that a dossier needs beside names. */
    static String letters() {
        return Arrays.stream(values()).map(label -> label.chinese).collect(Collectors.joining());
    }
}
