package org.fieldwarden.app.tuning;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.models.tuning.SeenCovers;

/**
 * The rows of a verdict file that decide; see docs/formats/verdicts.md.
 *
 * @param rows at most one for each id
 * @param undecided rows that say neither confirmed nor refuted
 */
record VerdictTable(List<VerdictRow> rows, int undecided) {

    private static final List<String> ID =
            List.of("id", "change_id", "线索标识", "图斑编号/线索编号", "图斑编号", "线索编号", "case_number");
    private static final List<String> VERDICT = List.of("verdict", "判定", "核查结果", "核实结果", "核查状态", "state");
    private static final List<String> FROM = List.of("corrected_from", "更正前地类");
    private static final List<String> TO = List.of("corrected_to", "更正后地类");

    VerdictTable {
        rows = List.copyOf(rows);
    }

    static VerdictTable read(Path file) {
        CsvTable table = CsvTable.read(file, VERDICT);
        int id = table.column(ID);
        int verdict = table.column(VERDICT);
        if (id < 0) {
            throw bad(file, "has no column with the change's id: id, 线索标识 or 图斑编号/线索编号");
        }
        Gathered gathered = new Gathered(file);
        for (CsvTable.Row row : table.rows()) {
            if (row.cell(id).isEmpty()) {
                requireNoVerdict(file, row, row.cell(verdict));
            } else {
                SeenCovers covers = covers(file, row, table);
                gathered.add("row " + row.number(), row.cell(id), row.cell(verdict), covers);
            }
        }
        return gathered.table();
    }

    /** The list's last row adds up: it has no id, and nothing else to say. */
    private static void requireNoVerdict(Path file, CsvTable.Row row, String text) {
        if (VerdictWord.of(text).filter(word -> word != VerdictWord.UNDECIDED).isPresent()) {
            throw bad(file, "has a verdict without a change's id in row " + row.number());
        }
    }

    private static SeenCovers covers(Path file, CsvTable.Row row, CsvTable table) {
        return covers(file, "row " + row.number(), row.cell(table.column(FROM)), row.cell(table.column(TO)));
    }

    /** Land cover as somebody corrected it: both dates or none. */
    static SeenCovers covers(Path file, String where, String from, String to) {
        if (from.isEmpty() != to.isEmpty()) {
            throw bad(file, "has in " + where + " only one of the two land covers; give both or none");
        }
        return from.isEmpty()
                ? SeenCovers.UNKNOWN
                : SeenCovers.of(new ChangeClass(cover(file, where, from), cover(file, where, to)));
    }

    private static LandCover cover(Path file, String where, String text) {
        List<String> known = new ArrayList<>();
        for (LandCover cover : LandCover.values()) {
            if (cover.code().equals(text.toLowerCase(Locale.ROOT))
                    || cover.chinese().equals(text)) {
                return cover;
            }
            known.add(cover.chinese() + " " + cover.code());
        }
        throw bad(file, "has in " + where + " the land cover '" + text + "'; known are " + String.join(", ", known));
    }

    static UsageException bad(Path file, String problem) {
        return new UsageException("The verdict file " + file + " " + problem + ".");
    }

    /** Rows of a file as they come; two rows about one change must agree. */
    static final class Gathered {

        private final Path file;
        private final Map<String, VerdictRow> rows = new LinkedHashMap<>();
        private int undecided;

        Gathered(Path file) {
            this.file = file;
        }

        /** Adds a row; gives it back where it decides and is not a repetition. */
        Optional<VerdictRow> add(String where, String id, String text, SeenCovers covers) {
            VerdictWord word = VerdictWord.of(text)
                    .orElseThrow(() -> bad(
                            file,
                            "says '" + text + "' in " + where
                                    + "; write 属实 or confirmed, 不实 or refuted, or leave it empty"));
            if (word == VerdictWord.UNDECIDED) {
                undecided++;
                return Optional.empty();
            }
            VerdictRow row = new VerdictRow(where, id, word.outcome(), covers);
            VerdictRow earlier = rows.putIfAbsent(id, row);
            if (earlier == null) {
                return Optional.of(row);
            }
            if (earlier.outcome() != row.outcome()) {
                throw bad(
                        file,
                        "contradicts itself about " + id + ": " + earlier.where() + " says "
                                + earlier.outcome().code() + ", " + where + " says "
                                + row.outcome().code());
            }
            return Optional.empty();
        }

        VerdictTable table() {
            if (rows.isEmpty()) {
                throw bad(
                        file,
                        "holds no verdict (" + undecided + " rows are undecided); write 属实 or confirmed, 不实 or"
                                + " refuted into its column");
            }
            return new VerdictTable(List.copyOf(rows.values()), undecided);
        }
    }
}
