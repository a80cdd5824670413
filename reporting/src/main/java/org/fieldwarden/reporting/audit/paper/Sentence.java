package org.fieldwarden.reporting.audit.paper;

import java.util.Locale;
import org.fieldwarden.reporting.paper.Language;

/** A sentence with places for values, in the manner of {@link String#format}. */
enum Sentence {
    MODEL("%s，版本 %s", "%s, version %s"),
    SAMPLE("%s 对影像，%s 个地点，共 %s", "%s pairs from %s places, %s of ground"),
    GSD("%s 米/像素", "%s m per pixel"),
    THRESHOLDS("变化阈值 %s，种子阈值 %s", "change threshold %s, seed threshold %s"),
    SQUARE_METRES("%s 平方米", "%s m²"),
    METRES("%s 米", "%s m"),
    SQUARE_KILOMETRES("%s 平方公里", "%s km²"),
    HECTARES("%s 公顷", "%s ha"),
    READ_PRECISION("每检出 100 平方米变化，约 %s 平方米确有变化；", "Of every 100 m² reported as change, about %s m² did change. "),
    READ_RECALL("每 100 平方米真实变化，约检出 %s 平方米。", "Of every 100 m² that changed, about %s m² were reported."),
    UNDEFINED("“–”表示分母为零，该指标无定义；无定义不等于零。", "“–” marks a figure that has nothing to divide by; undefined is not zero."),

    CAN_INTERVAL(
            "在与样本同类的地点上，F1 的 95 %% 置信区间为 %s（对 %s 对影像重抽样得出）；其余指标的区间见上表。",
            "On places like these, F1 lies within %s at 95 %% confidence (by resampling the %s pairs); the other figures have"
                    + " their intervals above."),
    CAN_ONLY_THESE(
            "样本少于 %s 对，不给出置信区间：以上数值只说明这 %2$s 对影像本身。",
            "With fewer than %s pairs there is no interval: the figures speak of these %s pairs and of nothing else."),
    CAN_PRECISION(
            "检出的 %s 处图斑中有 %s 处与真实变化相交。按单侧 95 %% 置信水平，至少 %s 的检出图斑属实（假定各图斑相互独立；同一影像对内的图斑彼此相似，故此界限略偏乐观）。",
            "Of %s detections %s meet a true change. At one-sided 95 %% this proves that at least %s of detections do, as if they"
                    + " were independent; those of one pair are alike, so the bound is somewhat too good."),
    CAN_RECALL(
            "参考数据中的 %s 处变化有 %s 处被检出（有重叠即算）。按单侧 95 %% 置信水平，至少能检出 %s，前提同上。",
            "Of %s reference changes %s were met by a detection. At one-sided 95 %% this proves that at least %s are, on the same"
                    + " terms."),
    CAN_FALSE_AREA(
            "误检面积平均为每平方公里 %s 平方米，误检图斑平均为每 10 公顷 %s 处。",
            "False area is %s m² per km² on average, and %s objects per 10 ha meet no true change."),
    CANNOT_OTHER_PLACES(
            "样本来自 %s 个地点。对未取样的地区、季节、传感器和分辨率，本报告不作任何保证。",
            "The sample shows %s places. It says nothing of regions, seasons, sensors and ground resolutions that it does not"
                    + " hold."),
    CANNOT_ONE_PLACE(
            "全部样本来自同一地点。换一个地点结果如何，本报告不能回答。",
            "All pairs come from one place. How the detector does elsewhere, this sample cannot say."),
    CANNOT_DEPENDENT(
            "置信区间把每对影像当作独立样本。同一地点的影像对彼此相似，真实的不确定性比所列区间更大。",
            "The intervals take pairs as independent. Pairs of one place are alike, so the true uncertainty is larger than"
                    + " stated."),
    CANNOT_MAP(
            "样本集不是对某一县域成果图的概率抽样，因此不能据此推算该县成果图的精度或变化面积；那需要对成果图本身作分层概率抽样。",
            "The pairs are no probability sample of a county's map, so neither the accuracy of such a map nor an area of change"
                    + " follows from them; that takes a stratified probability sample of the map itself."),
    CANNOT_REFERENCE(
            "参考数据本身也可能有误；参考数据的错误在此一律计为模型的错误。",
            "The reference data may be wrong themselves; their errors are counted here as the model's."),
    CANNOT_OTHER_CLASSES(
            "参考数据只标注建筑物变化。对道路、水面、耕地等其他变化，本报告不作评定。",
            "The reference knows changes of buildings only. Of roads, water, fields and other changes this audit says nothing."),
    CANNOT_RECALL(
            "参考数据中没有任何变化，因此查全率无从评定；本报告只能说明误检的多少。",
            "The reference knows no change at all, so recall cannot be judged; this audit speaks of false detections only."),
    CANNOT_SMALL(
            "小于 %s 平方米的图斑不上报，其漏检计入查全率。",
            "Polygons below %s m² are not reported; what they would have found counts as missed."),

    PAIRS_CAPTION(
            "每个点是一对影像；红线为全部像素合计的 F1，浅色带为其 95 %% 置信区间。",
            "Each dot is a pair; the red line is F1 over all pixels together, the pale band its 95 %% interval."),
    PAIRS_CAPTION_NO_BAND(
            "每个点是一对影像；红线为全部像素合计的 F1，没有置信区间。",
            "Each dot is a pair; the red line is F1 over all pixels together. There is no interval."),
    PAIRS_GREY(
            "灰点：参考数据无变化、模型却有检出的影像对（F1 为 0），共 %s 对。",
            "Grey: pairs without reference change in which something was detected (F1 is 0): %s."),
    PAIRS_LEFT_OUT(
            "既无变化也无检出的影像对没有 F1，未画出：%s 对。", "Pairs with neither change nor detection have no F1 and are not drawn: %s."),

    NO_KIND_REFERENCE(
            "样本集没有给出两期地类，因此参考类型未知，只能统计检出像素中确有变化的比例。",
            "The set does not tell the land cover of both dates, so kinds are known of detections only."),
    KIND_COUNTING(
            "“其中确有变化”不论参考数据把它归为何类；“其中检出”不论检出为何类。",
            "“Of which changed” counts whatever kind the reference calls it, “of which found” whatever kind was reported."),
    NO_KINDS("没有检出任何类型的变化。", "No kind of change was detected or known."),
    PLACE_INTERVAL("区间仅在该地点不少于 %s 对影像时给出。", "A place has an interval of its own from %s pairs on."),

    CALIBRATION_CAPTION(
            "左图：得分相近的像素中确有变化的比例，落在对角线上即得分可信；空心点不足 %s 个像素。右图：各得分段的像素数。校准误差 ECE 为 %s：得分与频率之差按像素数加权的平均值。",
            "Left: how many pixels of a score did change; on the diagonal the score is true as a frequency, hollow dots stand for"
                    + " fewer than %s pixels. Right: how many pixels have the score. The calibration error is %s: the mean gap"
                    + " between score and frequency, weighted by pixels."),
    CALIBRATION_WITHOUT_CHANGE(
            "参考数据中没有变化，因此校准误差只反映得分普遍多低。",
            "As nothing changed by the reference, the calibration error only tells how low the scores are."),

    WORST_CAPTION(
            "按判错像素所占比例排列的前 %s 对影像（共 %s 对有错误）。这里专挑最差的，不代表一般水平。",
            "The %s pairs with the largest share of wrongly judged pixels, of %s with any error. They are chosen for being the"
                    + " worst and are not typical."),
    NO_WORST("没有任何一对影像存在判错的像素。", "No pair has a wrongly judged pixel."),
    WORST_AREAS("误检 %s，漏检 %s", "false %s, missed %s"),

    METHOD_PIXELS(
            "F1、查准率、查全率和交并比按像素计数，先把全部影像对的计数相加再求比值，不是各对比值的平均。未观测的像素按“未检出变化”计入；未观测不等于无变化。",
            "F1, precision, recall and IoU count pixels: counts of all pairs are added before anything is divided. What was not"
                    + " judged counts as no change found; unobserved is not unchanged."),
    METHOD_OBJECTS(
            "图斑是参考标注像素格网上八邻域连通的像素块。参考图斑按自身面积分档，检出图斑也按自身面积分档；每档含下限，不含上限。",
            "Objects are 8-connected pixels of the label's grid. A reference object is in the bin of its own area, a detection in"
                    + " that of its own; a bin holds its lower bound and not its upper one."),
    METHOD_BOUNDARY(
            "边界 F1：两者轮廓像素在 %s 米容差内相互吻合的比例（Csurka 等，2013）。",
            "Boundary F1: how many outline pixels of either side lie within %s m of the other's (Csurka et al. 2013)."),
    METHOD_INTERVALS(
            "置信区间：以影像对为单位有放回重抽样 %s 次的百分位区间（聚类自助法），随机种子 %s，可完全重现；少于 %s 对不计算。",
            "Intervals: percentiles of %s resamples of whole pairs with replacement (cluster bootstrap), seed %s, so that they can"
                    + " be repeated exactly; none below %s pairs."),
    METHOD_FILES(
            "全部计数和每对影像的结果见同一文件夹中的 audit.json，每对影像的检出结果见 predicted/。",
            "All counts and every pair are in audit.json in the same folder, and each pair's detections in predicted/."),

    NO_CHINESE_FONT(
            "",
            "This machine has no Chinese font that a PDF can hold, so the Chinese report exists as audit.zh.html only."),
    UNSHOWN_LETTERS(
            "本机字体缺少某些名称中的字符，以“?”代替；准确名称见 audit.json。",
            "Some names hold letters that no font of this machine shows; they are written as “?”, and audit.json has them.");

    private final String chinese;
    private final String english;

    Sentence(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    String in(Language language, Object... values) {
        return String.format(Locale.ROOT, language == Language.CHINESE ? chinese : english, values);
    }

    /** The sentence before its values are known. */
    String form(Language language) {
        return language == Language.CHINESE ? chinese : english;
    }
}
