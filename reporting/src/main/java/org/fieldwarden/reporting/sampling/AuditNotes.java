package org.fieldwarden.reporting.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fieldwarden.core.SquareMetres;

/** What has to be said beside the figures, so that nobody reads more or less into them. */
public final class AuditNotes {

    /** One sentence or two in both languages. */
    public record Note(String english, String chinese) {}

    private AuditNotes() {}

    public static List<Note> of(MapAudit audit) {
        List<Note> notes = new ArrayList<>();
        SquareMetres unobserved = audit.plan().frame().unobserved();
        notes.add(new Note(
                text(
                        "%.0f m2 of the compared ground were not observed; these figures say nothing of them.",
                        unobserved.value()),
                text("比对范围内有 %.0f 平方米（%.2f 亩）未观测，以下数字不涉及这些区域。", unobserved.value(), unobserved.mu())));
        if (audit.readers().size() == 1) {
            notes.add(new Note("One reader: how far another would agree is not known.", "仅一名判读员，判读一致性未知。"));
        }
        if (audit.isOpen()) {
            notes.add(new Note(
                    "The readers differ on " + audit.disagreements().size()
                            + " points; there are no figures of accuracy until somebody has decided on them.",
                    "两名判读员在 " + audit.disagreements().size() + " 个样点上意见不一，须先裁定，才能给出精度数字。"));
            return notes;
        }
        addUndecided(notes, audit);
        notes.add(new Note(
                "A margin of 0 means that all points it rests on agree, not that there is no doubt.",
                "区间为 0 只说明所依据的样点全部一致，并不表示没有误差。"));
        addMissedChange(notes, audit);
        addKinds(notes, audit);
        return notes;
    }

    private static void addUndecided(List<Note> notes, MapAudit audit) {
        int points = audit.plan().points().size();
        int cannotTell = audit.plan().strata().stream()
                .mapToInt(stratum -> StratumResult.of(audit, stratum).cannotTell())
                .sum();
        notes.add(new Note(
                text(
                        "On %d of %d points (%.1f %%) nobody could tell; they are left out of the figures.",
                        cannotTell, points, 100.0 * cannotTell / points),
                text("%d 个样点中有 %d 个（%.1f%%）无法判断，未计入精度数字。", points, cannotTell, 100.0 * cannotTell / points)));
        for (Stratum stratum : audit.plan().strata()) {
            if (StratumResult.of(audit, stratum).judged() < 2) {
                notes.add(new Note(
                        "The stratum " + stratum.code()
                                + " has fewer than two judged points: figures that rest on it are missing or have no"
                                + " interval. Draw a larger sample.",
                        "层 " + stratum.code() + " 的有效样点不足两个，依赖该层的数字缺失或没有置信区间，请增加样点。"));
            }
        }
    }

    /** No change found among unchanged points is no proof that none was missed. */
    private static void addMissedChange(List<Note> notes, MapAudit audit) {
        for (Stratum stratum : audit.plan().strata()) {
            StratumResult result = StratumResult.of(audit, stratum);
            if (!stratum.isChange() && result.change() == 0 && result.interval().isPresent()) {
                double share = result.interval().get().high();
                notes.add(new Note(
                        text(
                                "None of %d judged points of %s is change; up to %.2f %% of it, %.0f m2, may still be"
                                        + " missed change (95 %%). The intervals of recall and area leave this out.",
                                result.judged(),
                                stratum.code(),
                                100 * share,
                                share * stratum.area().value()),
                        text(
                                "层 %s 的 %d 个有效样点均无变化；仍可能有至多 %.2f%%（%.0f 平方米）的漏检变化（95%%），" + "召回率和面积的区间未包含这一部分。",
                                stratum.code(),
                                result.judged(),
                                100 * share,
                                share * stratum.area().value())));
            }
        }
    }

    private static void addKinds(List<Note> notes, MapAudit audit) {
        if (audit.kindMatrix().isEmpty()) {
            notes.add(
                    audit.changesWithoutKind() > 0
                            ? new Note(
                                    "No figures by kind: " + audit.changesWithoutKind()
                                            + " points are change without the land covers of both dates.",
                                    "不给出分类数字：" + audit.changesWithoutKind() + " 个变化样点未填写前后地类。")
                            : new Note(
                                    "No figures by kind: the plan takes all change as one stratum.",
                                    "不给出分类数字：抽样方案将全部变化作为一层。"));
        }
    }

    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
