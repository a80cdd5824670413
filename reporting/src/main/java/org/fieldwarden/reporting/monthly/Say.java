package org.fieldwarden.reporting.monthly;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fieldwarden.reporting.paper.Language;

/** The words of the monthly paper. Forms are those of {@link String#format}. */
enum Say {
    TITLE("无人机监测疑似变化月通报", "Monthly report of suspected changes"),
    LEADS_ONLY(
            "本通报列出的是无人机影像自动比对得到的线索，不是认定结论，也不能作为处罚依据；每一条都须实地核查，由具名人员认定。",
            "What is listed here are leads from the comparison of drone imagery. They are no finding and no basis of a"
                    + " penalty: each has to be checked on the ground and decided by a named person."),
    COUNTY("县", "County"),
    MONTH("月份", "Month"),
    MADE("编制日期", "Made on"),
    COMPARED("比对范围", "Compared ground"),
    FLIGHTS("比对航次", "Flights compared"),
    NEW_LEADS("新发现图斑", "New leads"),
    AREA("面积（亩）", "Area (mu)"),
    FARMLAND("建设占用耕地（亩）", "Farmland built on (mu)"),
    UNOBSERVED("未观测", "Unobserved"),
    NOT_UNCHANGED("未观测不等于无变化", "unobserved is not unchanged"),
    MU("%s 亩", "%s mu"),
    MAPS("分布图", "Maps"),
    MAP_CAPTION("后时相 %s 与前时相 %s 比对所得；斜线为未观测区域。", "Flight of %s compared with that of %s; hatched: unobserved."),
    NO_MAPS("没有可用的影像，未附图。", "No imagery at hand, hence no map."),
    KINDS("按变化类型", "By kind of change"),
    TREND("本年各月", "Months of the year"),
    TREND_CAPTION(
            "柱为当月新发现图斑数；没有数字的月份没有比对航次。",
            "Columns: new leads of the month; a month without a figure had no flight that was compared."),
    TOWNSHIPS("各乡镇汇总", "Townships"),
    TOWNSHIP("乡镇", "Township"),
    COUNT("图斑数", "Leads"),
    SUM("合计", "Total"),
    RESIDUE("舍入差 %s 亩", "Rounding residue %s mu"),
    PROGRESS("办理进度（截至编制日期）", "Progress of cases, as of the day of this report"),
    TO_RECTIFY("须整改", "To rectify"),
    RECTIFIED("已整改", "Rectified"),
    REMAINING("未整改", "Remaining"),
    RATE("整改率", "Rate"),
    RANK("排名", "Rank"),
    NO_CASES("尚无经具名人员判定须整改的图斑。", "No lead has been found to need rectification by a named person yet."),
    RED_LINE("年度耕地预警", "Farmland warning of the year"),
    FIGURE("项目", "Figure"),
    VALUE("数值", "Value"),
    LIMIT("警戒线", "Limit"),
    BUILT("新增建设占用耕地（亩）", "Farmland taken by new construction (mu)"),
    DECIDED_SHARE("已判定占比", "Share found illegal"),
    UPPER_SHARE("含疑似占比", "Share with suspected"),
    DECIDED("已判定须整改的占用耕地（亩）", "Farmland found illegal (mu)"),
    UPPER("含疑似（亩）", "With suspected (mu)"),
    GROWN_FARMLAND("以往图斑扩大占用耕地（亩，未计入以上各项）", "Farmland under leads that have grown (mu, in no other figure)"),
    FORECAST("至年末预计（含疑似，亩）", "Expected by December (with suspected, mu)"),
    NO_FORECAST("有航次的月份不足 %d 个，不作预计", "none: fewer than %d months with flights"),
    INTERVAL("%s（80%% 区间 %s 至 %s）", "%s (80 %% interval %s to %s)"),
    FORECAST_TERMS(
            "预计假定其余每月都有航次，且与已有各月同分布，不考虑季节。另有 %d 个建设图斑的耕地面积未能核算，%d 个图斑日期不详，均未计入。",
            "The forecast takes each month left to be flown and to be like those so far; it knows no seasons. Not counted:"
                    + " %d leads of construction whose farmland is not known, %d leads whose days are not known."),
    FOLLOWED("以往图斑的后续变化", "Leads seen before"),
    NO_FOLLOWED("本月影像没有显示以往图斑的后续变化。", "This month's flights show nothing new of leads seen before."),
    SIGHTING("后续情况", "Seen now"),
    PROPOSAL_ONLY(
            "“疑似已拆除或恢复”只是影像所见，须实地核查；系统不会自行销号。",
            "That something is gone is what the imagery shows; it has to be checked, and nothing is closed by itself."),
    CHECKED("核查精度", "Checks on the ground"),
    CHECKED_TEXT(
            "已核查 %d 个，其中 %d 个确有变化（%s）；若核查对象为随机抽取，可证明不低于 %s（单侧 95%%）。这不说明有多少变化没有被发现。",
            "%d leads were checked, %d of them were changes (%s); drawn by chance, that proves at least %s (one-sided 95 %%). It says nothing of changes that were not found."),
    NONE_CHECKED(
            "尚无经具名人员判定的图斑，不能说明精度。",
            "No lead has been decided by a named person yet, so nothing can be said of accuracy."),
    GROUND("比对范围与未观测区域", "Compared and unobserved ground"),
    BASELINE("前时相", "Baseline"),
    CURRENT("后时相", "Current"),
    SHARE("占比", "Share"),
    REASONS("原因", "Reasons"),
    PLACES("%s %d 处", "%s: %d"),
    LIST("新发现图斑清单", "New leads"),
    NUMBER("图斑编号", "Number"),
    VILLAGE("村", "Village"),
    KIND("变化类型", "Kind"),
    FARMLAND_TAKEN("占耕地（亩）", "Farmland (mu)"),
    SUSPICION("疑似线索", "Findings"),
    STATE("状态", "State"),
    NOT_SCREENED("未筛查", "not screened"),
    UNKNOWN("不详", "unknown"),
    NO_LEADS("本月没有新发现图斑。", "No new leads this month.");

    private final String chinese;
    private final String english;

    Say(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    String in(Language language, Object... values) {
        String form = language == Language.CHINESE ? chinese : english;
        return values.length == 0 ? form.replace("%%", "%") : String.format(Locale.ROOT, form, values);
    }

    /** All Chinese letters that a paper needs beside names. */
    static String letters() {
        return Arrays.stream(values()).map(word -> word.chinese).collect(Collectors.joining());
    }
}
