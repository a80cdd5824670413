package org.fieldwarden.reporting.sampling;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.files.WholeFile;

/**
 * The answers of one or two readers to a plan. Points on which two readers differ are decided by a third sheet; as long
 * as that lacks there are no figures of accuracy, because leaving hard points out would flatter the map. Points on which
 * nobody can tell are left out of the figures and counted.
 */
public final class MapAudit {

    private final SamplePlan plan;
    private final List<AnswerSheet> readers;
    private final Map<String, Judgement> adjudicated;

    private MapAudit(SamplePlan plan, List<AnswerSheet> readers, Map<String, Judgement> adjudicated) {
        this.plan = plan;
        this.readers = readers;
        this.adjudicated = adjudicated;
    }

    /** Reads the sheets of one or two readers. */
    public static MapAudit read(SamplePlan plan, List<Path> sheets) {
        if (sheets.isEmpty() || sheets.size() > 2) {
            throw new UsageException(
                    "An estimate takes the sheets of one or two readers, not of " + sheets.size() + ".");
        }
        Collection<String> points =
                plan.points().stream().map(SamplePoint::id).collect(Collectors.toCollection(TreeSet::new));
        List<AnswerSheet> readers = sheets.stream()
                .map(sheet -> AnswerSheet.read(sheet, plan.id(), points))
                .toList();
        return new MapAudit(plan, readers, Map.of());
    }

    /** This audit with the sheet that decides where the two readers differ. */
    public MapAudit adjudicated(Path sheet) {
        Collection<String> open = new TreeSet<>(disagreements());
        if (open.isEmpty()) {
            throw new UsageException("There is nothing to decide: leave " + sheet + " out.");
        }
        return new MapAudit(
                plan, readers, AnswerSheet.read(sheet, plan.id(), open).answers());
    }

    public SamplePlan plan() {
        return plan;
    }

    /** Names of the readers. */
    public List<String> readers() {
        return readers.stream().map(AnswerSheet::reader).toList();
    }

    /** Points on which the two readers differ; none with one reader. */
    public List<String> disagreements() {
        return readers.size() < 2 ? List.of() : AnswerSheet.disagreements(readers.get(0), readers.get(1));
    }

    /** Whether somebody must still decide where the readers differ. */
    public boolean isOpen() {
        return adjudicated.isEmpty() && !disagreements().isEmpty();
    }

    /** Writes the sheet for whoever decides: the points on which the readers differ, with what each of them said. */
    public void writeDisagreements(Path file) {
        List<String> open = disagreements();
        List<String> header = new ArrayList<>(AnswerSheet.COLUMNS);
        readers().forEach(reader -> header.add("said by " + reader));
        WholeFile.writeText(
                file,
                CsvTable.toText(
                        header,
                        plan.points().stream()
                                .filter(point -> open.contains(point.id()))
                                .map(this::toDecide)
                                .toList()));
    }

    private List<String> toDecide(SamplePoint point) {
        List<String> row = new ArrayList<>(List.of(
                plan.id(), point.id(), PlanFiles.metres(point.x()), PlanFiles.metres(point.y()), "", "", "", ""));
        readers.forEach(reader -> row.add(reader.of(point.id()).label()));
        return row;
    }

    /** How far two readers agree on change, no change and cannot tell. */
    public Optional<Agreement> agreement() {
        return agreement(judgement -> judgement.answer().code());
    }

    /** How far they agree on kinds as well; absent unless both gave the kind of every change. */
    public Optional<Agreement> agreementOnKinds() {
        boolean allKinds = readers.stream()
                .flatMap(reader -> reader.answers().values().stream())
                .noneMatch(judgement -> judgement.label().equals(Answer.CHANGE.code()));
        return allKinds ? agreement(Judgement::label) : Optional.empty();
    }

    private Optional<Agreement> agreement(Function<Judgement, String> label) {
        if (readers.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(Agreement.of(labels(readers.get(0), label), labels(readers.get(1), label)));
    }

    private List<String> labels(AnswerSheet reader, Function<Judgement, String> label) {
        return plan.points().stream()
                .map(point -> label.apply(reader.of(point.id())))
                .toList();
    }

    /** Change against no change; several strata may make one class. */
    public ErrorMatrix changeMatrix() {
        return matrix(
                stratum -> stratum.isChange() ? Stratum.CHANGE : Stratum.NO_CHANGE,
                judgement -> judgement.answer().code());
    }

    /** By kind of change; absent where the strata are not kinds or the kind of some change was not given. */
    public Optional<ErrorMatrix> kindMatrix() {
        boolean strataAreKinds =
                plan.strata().stream().noneMatch(stratum -> stratum.code().equals(Stratum.CHANGE));
        return strataAreKinds && changesWithoutKind() == 0
                ? Optional.of(matrix(Stratum::mapClass, Judgement::label))
                : Optional.empty();
    }

    /** Points that are change, without a word on its kind. */
    public long changesWithoutKind() {
        return plan.points().stream()
                .map(this::judgement)
                .filter(judgement -> judgement.label().equals(Answer.CHANGE.code()))
                .count();
    }

    /** Points of a stratum by answer; every answer is there. */
    public Map<Answer, Integer> answers(Stratum stratum) {
        Map<Answer, Integer> counts = new LinkedHashMap<>();
        for (Answer answer : Answer.values()) {
            counts.put(answer, 0);
        }
        for (SamplePoint point : plan.points()) {
            if (point.stratum().equals(stratum.code())) {
                counts.merge(judgement(point).answer(), 1, Integer::sum);
            }
        }
        return counts;
    }

    private ErrorMatrix matrix(Function<Stratum, String> mapClass, Function<Judgement, String> label) {
        List<ErrorMatrix.Row> rows = new ArrayList<>();
        for (Stratum stratum : plan.strata()) {
            Map<String, Integer> counts = new HashMap<>();
            for (SamplePoint point : plan.points()) {
                Judgement judgement = judgement(point);
                if (point.stratum().equals(stratum.code()) && judgement.answer() != Answer.CANNOT_TELL) {
                    counts.merge(label.apply(judgement), 1, Integer::sum);
                }
            }
            rows.add(new ErrorMatrix.Row(stratum.code(), mapClass.apply(stratum), stratum.area(), counts));
        }
        return new ErrorMatrix(rows);
    }

    private Judgement judgement(SamplePoint point) {
        Judgement decided = adjudicated.get(point.id());
        if (decided != null) {
            return decided;
        }
        Judgement first = readers.get(0).of(point.id());
        Judgement last = readers.get(readers.size() - 1).of(point.id());
        if (!first.agreesWith(last)) {
            throw new IllegalStateException("Nobody has decided on " + point.id());
        }
        return first.kind().isPresent() ? first : last;
    }
}
