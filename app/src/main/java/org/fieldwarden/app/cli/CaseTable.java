package org.fieldwarden.app.cli;

import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.fieldwarden.reporting.casework.CaseEntry;
import org.fieldwarden.reporting.casework.CaseFile;
import org.fieldwarden.reporting.casework.CaseSums;
import org.fieldwarden.reporting.casework.Extent;
import org.fieldwarden.reporting.casework.Rectification;
import org.fieldwarden.reporting.casework.Signed;
import org.fieldwarden.reporting.register.CaseRecord;

/** Cases on the terminal. Times are those of Beijing. */
final class CaseTable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    private final PrintWriter out;

    CaseTable(PrintWriter out) {
        this.out = out;
    }

    /** A case after a step. */
    void printAfter(CaseRecord record) {
        printLine(record);
        out.flush();
    }

    /** A case in one line. */
    void printLine(CaseRecord record) {
        CaseFile file = record.file();
        line(
                "%-20s v%-3d %s %s  %s  %s",
                record.number(),
                record.version(),
                file.state().chinese(),
                file.verdict().map(signed -> signed.verdict().chinese()).orElse("-"),
                ground(file.extent()),
                record.about());
    }

    void printWhole(CaseRecord record, List<CaseEntry> history) {
        printLine(record);
        CaseFile file = record.file();
        file.verdict()
                .ifPresent(signed ->
                        line("verdict %s, signed by %s", signed.verdict().chinese(), text(signed.signed())));
        if (file.isIllegal()) {
            file.rectified().forEach((way, part) -> line("%s %s", way.chinese(), ground(part)));
            line("left %s", ground(file.left()));
        }
        line("history:");
        for (CaseEntry entry : history) {
            line(
                    "  v%d %s -> %s, %s",
                    entry.version(),
                    entry.action().chinese(),
                    entry.after().state().chinese(),
                    text(entry.signed()));
        }
        out.flush();
    }

    /** The sums of cases found illegal, and whether they add up. */
    void printSums(List<CaseRecord> cases) {
        CaseSums sums = CaseSums.of(cases.stream().map(CaseRecord::file).toList());
        line("%d cases; found illegal:", cases.size());
        printSum("总", sums.total());
        printSum("已整改", sums.rectified());
        for (Rectification way : Rectification.values()) {
            printSum("  " + way.chinese(), sums.ways().getOrDefault(way, CaseSums.Sum.NONE));
        }
        printSum("未整改", sums.remaining());
        line(sums.addUp() ? "总 = 已整改 + 未整改 and 已整改 = 拆除 + 补办 + 其他 hold" : "THE SUMS DO NOT ADD UP: report it");
        out.flush();
    }

    private void printSum(String name, CaseSums.Sum sum) {
        line("  %s: %d, %s", name, sum.count(), ground(sum.extent()));
    }

    private static String ground(Extent extent) {
        return String.format(
                Locale.ROOT,
                "%.1f m2 %.2f亩 (耕地 %.2f亩)",
                extent.area().value(),
                extent.area().mu(),
                extent.farmland().mu());
    }

    private static String text(Signed signed) {
        return signed.who().name() + ", " + TIME.format(signed.when()) + ": " + signed.why();
    }

    private void line(String form, Object... values) {
        out.println(String.format(Locale.ROOT, form, values));
    }
}
