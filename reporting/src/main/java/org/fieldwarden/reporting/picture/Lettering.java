package org.fieldwarden.reporting.picture;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.SquareMetres;

/**
 * The font and language of a picture. Chinese where a font of this machine can show it, English where none can: a
 * picture full of empty boxes helps nobody.
 */
final class Lettering {

    /** Words on pictures. */
    enum Word {
        MAP_TITLE("疑似变化图斑分布图", "Map of suspected changes"),
        SHEET_TITLE("疑似变化图斑前后时相对照", "Suspected changes, both dates"),
        BASELINE("前时相", "Baseline"),
        CURRENT("后时相", "Current"),
        LEGEND("图例", "Legend"),
        PLACES("处", ""),
        MU("亩", "mu"),
        SQUARE_METRES("平方米", "m²"),
        TOTAL("合计", "Total"),
        UNOBSERVED("未观测", "Unobserved"),
        CONFIDENCE("置信度", "Confidence"),
        UNKNOWN_DATE("日期不详", "date unknown"),
        NONE("本次比对没有疑似变化图斑", "No suspected changes in this comparison"),
        LEAD("监测线索，须实地核查", "Leads to check on the ground"),
        NUMBERED("编号：面积最大的图斑", "Numbered: largest first"),
        GSD("分辨率", "GSD"),
        MODEL("模型", "Model"),
        METRES("米", "m"),
        KILOMETRES("公里", "km"),
        RESIDUAL_TITLE("两期影像配准残差图", "Residual of co-registration"),
        RESIDUAL("配准残差", "Residual"),
        MEDIAN("中位数", "Median"),
        QUANTILE_95("95% 分位数", "95 % quantile"),
        NOT_MEASURED("未量测", "Not measured"),
        NORTH("北", "N");

        private final String chinese;
        private final String english;

        Word(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }
    }

    /** In order of preference; the logical font last, which on some machines is backed by a Chinese one. */
    private static final List<String> FAMILIES = List.of(
            "Microsoft YaHei",
            "微软雅黑",
            "Noto Sans CJK SC",
            "Noto Sans SC",
            "Source Han Sans SC",
            "WenQuanYi Micro Hei",
            "WenQuanYi Zen Hei",
            "PingFang SC",
            "SimHei",
            Font.SANS_SERIF);

    private final String family;
    private final boolean chinese;

    private Lettering(String family, boolean chinese) {
        this.family = family;
        this.chinese = chinese;
    }

    /** The best lettering that this machine's fonts allow. */
    static Lettering ofThisMachine() {
        Set<String> installed =
                Set.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames(Locale.ROOT));
        return among(FAMILIES.stream()
                .filter(name -> name.equals(Font.SANS_SERIF) || installed.contains(name))
                .toList());
    }

    /** The first of the families that shows all our Chinese words; English if there is none. */
    static Lettering among(List<String> families) {
        String needed = Arrays.stream(Word.values()).map(word -> word.chinese).collect(Collectors.joining())
                + Arrays.stream(ChangeKind.values()).map(ChangeKind::chinese).collect(Collectors.joining())
                + Arrays.stream(LandCover.values()).map(LandCover::chinese).collect(Collectors.joining());
        return families.stream()
                .filter(name -> new Font(name, Font.PLAIN, 12).canDisplayUpTo(needed) == -1)
                .findFirst()
                .map(name -> new Lettering(name, true))
                .orElseGet(Lettering::english);
    }

    static Lettering english() {
        return new Lettering(Font.SANS_SERIF, false);
    }

    boolean isChinese() {
        return chinese;
    }

    Font plain(int size) {
        return new Font(family, Font.PLAIN, size);
    }

    Font bold(int size) {
        return new Font(family, Font.BOLD, size);
    }

    String text(Word word) {
        return chinese ? word.chinese : word.english;
    }

    String kind(ChangeKind kind) {
        return chinese ? kind.chinese() : kind.code().replace('-', ' ');
    }

    String cover(LandCover cover) {
        return chinese ? cover.chinese() : cover.code().replace('-', ' ');
    }

    String date(AcquisitionDate date) {
        return date.isKnown() ? date.text() : text(Word.UNKNOWN_DATE);
    }

    String mu(SquareMetres area) {
        return String.format(Locale.ROOT, "%,.2f %s", area.mu(), text(Word.MU));
    }

    String squareMetres(SquareMetres area) {
        return String.format(Locale.ROOT, "%,.0f %s", area.value(), text(Word.SQUARE_METRES));
    }

    /** A length for a scale bar. */
    String length(double metres) {
        return metres >= 1000
                ? String.format(Locale.ROOT, "%.0f %s", metres / 1000, text(Word.KILOMETRES))
                : metres >= 1
                        ? String.format(Locale.ROOT, "%.0f %s", metres, text(Word.METRES))
                        : String.format(Locale.ROOT, "%.1f %s", metres, text(Word.METRES));
    }
}
