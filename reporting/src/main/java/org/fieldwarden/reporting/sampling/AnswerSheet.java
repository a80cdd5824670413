package org.fieldwarden.reporting.sampling;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldwarden.core.ChangeClass;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.reporting.files.WholeFile;

/**
 * What one reader says: a table with the columns plan, point, x, y, answer, from, to and remark. Answers and land covers
 * may be given in code or Chinese.
 *
 * @param reader name of the file without its ending
 * @param answers by point
 */
record AnswerSheet(String reader, Map<String, Judgement> answers) {

    static final List<String> COLUMNS = List.of("plan", "point", "x", "y", "answer", "from", "to", "remark");

    private static final List<String> NEEDED = List.of("plan", "point", "answer", "from", "to");
    private static final int NAMED_AT_MOST = 5;

    AnswerSheet {
        answers = Map.copyOf(answers);
    }

    /** Writes a sheet without answers, for those who read in a GIS. */
    static void writeBlank(Path file, String plan, List<SamplePoint> points) {
        WholeFile.writeText(
                file,
                CsvTable.toText(
                        COLUMNS,
                        points.stream()
                                .map(point -> List.of(
                                        plan,
                                        point.id(),
                                        PlanFiles.metres(point.x()),
                                        PlanFiles.metres(point.y()),
                                        "",
                                        "",
                                        "",
                                        ""))
                                .toList()));
    }

    /**
     * Reads a filled sheet.
     *
     * @param points ids of the points that must have an answer, and no others
     * @throws InputDataException where answers lack, do not read as one, or belong to another plan
     */
    static AnswerSheet read(Path file, String plan, Collection<String> points) {
        Map<String, Judgement> answers = new LinkedHashMap<>();
        for (Map<String, String> row : CsvTable.read(file, NEEDED)) {
            String point = text(row, "point");
            if (!text(row, "plan").equals(plan)) {
                throw unusable(
                        file, "point " + point + " belongs to the plan " + text(row, "plan") + ", not to " + plan);
            }
            if (!points.contains(point)) {
                throw unusable(file, "point " + point + " is not one of those asked for");
            }
            if (!text(row, "answer").isEmpty() && answers.put(point, judgement(file, row)) != null) {
                throw unusable(file, "point " + point + " has two answers; keep one");
            }
        }
        List<String> missing = points.stream()
                .filter(point -> !answers.containsKey(point))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw unusable(
                    file,
                    missing.size() + " of " + points.size() + " points have no answer ("
                            + String.join(", ", missing.subList(0, Math.min(NAMED_AT_MOST, missing.size())))
                            + (missing.size() > NAMED_AT_MOST ? ", ..." : "")
                            + "); what is hard to see may not be left out: answer "
                            + Answer.CANNOT_TELL.code() + " there");
        }
        return new AnswerSheet(String.valueOf(file.getFileName()).replaceAll("\\.[A-Za-z]+$", ""), answers);
    }

    private static Judgement judgement(Path file, Map<String, String> row) {
        String point = text(row, "point");
        Answer answer = Answer.find(text(row, "answer"))
                .orElseThrow(() -> unusable(
                        file,
                        "point " + point + " has the answer '" + text(row, "answer")
                                + "'; write change, no-change or cannot-tell (变化, 无变化, 无法判断)"));
        String from = text(row, "from");
        String to = text(row, "to");
        if (answer != Answer.CHANGE || (from.isEmpty() && to.isEmpty())) {
            return Judgement.of(answer);
        }
        return Judgement.of(new ChangeClass(cover(file, point, from), cover(file, point, to)).kind());
    }

    private static LandCover cover(Path file, String point, String text) {
        Optional<LandCover> found = Arrays.stream(LandCover.values())
                .filter(cover -> cover.code().equals(text) || cover.chinese().equals(text))
                .findFirst();
        return found.orElseThrow(() -> unusable(
                file, "point " + point + " has the land cover '" + text + "'; give both land covers or neither"));
    }

    /** Points on which two readers differ, in the order of their ids. */
    static List<String> disagreements(AnswerSheet one, AnswerSheet other) {
        List<String> found = new ArrayList<>();
        one.answers.keySet().stream().sorted().forEach(point -> {
            if (!one.of(point).agreesWith(other.of(point))) {
                found.add(point);
            }
        });
        return found;
    }

    Judgement of(String point) {
        Judgement judgement = answers.get(point);
        if (judgement == null) {
            throw new IllegalArgumentException("No answer for " + point);
        }
        return judgement;
    }

    private static String text(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static InputDataException unusable(Path file, String problem) {
        return new InputDataException(file.toString(), "read answers", problem);
    }
}
