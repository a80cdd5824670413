package org.fieldwarden.reporting.audit.paper;

import org.fieldwarden.reporting.paper.Language;

/** A word or a heading. */
enum Label {
    TITLE("变化检测精度评定报告", "Accuracy audit of change detection"),
    MODEL("模型", "Model"),
    BUNDLE_HASH("模型包 SHA-256", "Bundle, SHA-256"),
    SET("样本集", "Set of pairs"),
    SAMPLE("样本量", "Sample"),
    GSD("分辨率", "GSD"),
    CLASSES("评定的变化", "Changes judged"),
    ALL_CLASSES("全部变化", "every change"),
    BUILDINGS_ONLY("仅建筑物变化", "changes of buildings only"),
    THRESHOLDS("判定阈值", "Operating point"),
    SMALLEST_AREA("最小图斑", "Smallest polygon"),
    TOLERANCE("边界容差", "Boundary tolerance"),
    DATE("报告日期", "Date of this report"),

    HEADLINE("主要指标", "Headline figures"),
    PRECISION("查准率", "Precision"),
    RECALL("查全率", "Recall"),
    IOU("交并比 IoU", "IoU"),
    FIGURE("指标", "Figure"),
    VALUE("数值", "Value"),
    INTERVAL("95 % 置信区间", "95 % interval"),
    NO_INTERVAL("无区间", "no interval"),
    F1_OBSERVED("F1（仅已观测像素）", "F1 on observed pixels only"),
    PRECISION_OBSERVED("查准率（仅已观测像素）", "Precision on observed pixels only"),
    RECALL_OBSERVED("查全率（仅已观测像素）", "Recall on observed pixels only"),
    OBJECT_F1("图斑 F1（IoU ≥ 0.5）", "F1 of objects at IoU ≥ 0.5"),
    BOUNDARY_F1("边界 F1", "Boundary F1"),
    FALSE_AREA("误检面积（平方米/平方公里）", "False area, m² per km²"),
    FALSE_OBJECTS("误检图斑（处/10 公顷）", "False objects per 10 ha"),
    UNOBSERVED("未观测比例", "Unobserved share"),
    CALIBRATION_ERROR("校准误差 ECE", "Calibration error (ECE)"),
    OVERALL_ACCURACY("总体精度（变化稀少时意义不大）", "Overall accuracy (says little where change is rare)"),

    PROOF("本次样本能证明什么，不能证明什么", "What this sample can prove and what it cannot"),
    CAN("能证明", "It shows"),
    CANNOT("不能证明", "It cannot show"),

    PAIRS_HEADING("各影像对的 F1", "F1 of each pair"),
    F1_OF_PAIR("影像对的 F1", "F1 of the pair"),
    TOTAL("合计", "Total"),

    OBJECTS("图斑精度（按面积）", "Objects by size"),
    AT_IOU("IoU ≥ 0.5 视为命中", "Found where IoU ≥ 0.5"),
    AT_OVERLAP("有重叠即视为命中", "Found at any overlap"),
    SIZE("面积（平方米）", "Area, m²"),
    REFERENCE("参考图斑", "Reference"),
    FOUND("命中", "Found"),
    MISSED("漏检", "Missed"),
    PREDICTED("检出图斑", "Detected"),
    FALSE("误检", "False"),

    KINDS("按变化类型（像素）", "Kinds of change, in pixels"),
    KIND("变化类型", "Kind of change"),
    PREDICTED_PIXELS("检出像素", "Predicted"),
    CORRECT_PIXELS("其中确有变化", "of which changed"),
    REFERENCE_PIXELS("参考像素", "Reference"),
    FOUND_PIXELS("其中检出", "of which found"),

    PLACES("按地点", "Places"),
    PLACE("地点", "Place"),
    PAIRS("影像对", "Pairs"),

    CALIBRATION("得分是否可信", "Are the scores true as frequencies?"),
    SCORE("校准得分", "calibrated score"),
    CHANGED_SHARE("确有变化的比例", "share that changed"),
    PIXELS_OF_SCORE("像素数（对数坐标）", "pixels (logarithmic)"),

    WORST("错误最多的影像对", "The worst pairs"),
    BASELINE("前时相", "Baseline"),
    CURRENT("后时相", "Current"),
    COMPARISON("检出与参考对照", "Detected against reference"),
    HIT_AREA("命中", "found"),
    FALSE_LEGEND("误检", "false"),
    MISSED_LEGEND("漏检", "missed"),
    NOT_JUDGED("未观测", "unobserved"),
    RIGHTLY_NONE("无变化且未报", "no change, none reported"),
    WRONG_SHARE("判错面积", "wrong"),

    METHOD("计算方法", "How it was counted");

    private final String chinese;
    private final String english;

    Label(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    String in(Language language) {
        return language == Language.CHINESE ? chinese : english;
    }
}
