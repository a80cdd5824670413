package org.fieldwarden.reporting.sampling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.files.WholeFile;

/**
 * What a reader gets: a page with both dates around each point that needs no network and gives the answers as CSV, and
 * an empty CSV for those who read in a GIS. Neither says anything of strata or of what the map found. Each reader has an
 * order of points of their own.
 */
public final class ReaderSheets {

    private static final String TEMPLATE = "reader-page.html";
    private static final String SHEET_HERE = "/*SHEET*/";
    private static final String POINTS_HERE = "/*POINTS*/";
    private static final Pattern READER = Pattern.compile("[\\p{L}\\p{N}._-]{1,40}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SamplePlan plan;
    private final Orthophoto baseline;
    private final Orthophoto current;
    private final Chip chip;

    /** Sheets of a plan from the two flights it was made for. */
    public ReaderSheets(SamplePlan plan, Orthophoto baseline, Orthophoto current, Chip chip) {
        this.plan = plan;
        this.baseline = baseline;
        this.current = current;
        this.chip = chip;
    }

    /**
     * Writes one reader's page and empty sheet.
     *
     * @param reader becomes the names of the files: letters, digits, dot, hyphen, underscore
     * @param progress is told how many points are written
     * @return page and sheet
     */
    public List<Path> write(Path folder, String reader, IntConsumer progress) {
        if (!READER.matcher(reader).matches()) {
            throw new UsageException(
                    "A reader's name becomes a file name: 1 to 40 letters, digits, '.', '-' or '_', not '" + reader
                            + "'.");
        }
        Path page = folder.resolve(reader + ".html");
        Path sheet = folder.resolve(reader + ".csv");
        if (Files.exists(sheet)) {
            throw new UsageException(
                    sheet + " is there already and may hold answers: move it away or name another --out folder.");
        }
        List<SamplePoint> order = plan.orderFor(reader);
        WholeFile.write(page, temporary -> writePage(temporary, reader, order, progress));
        AnswerSheet.writeBlank(sheet, plan.id(), order);
        return List.of(page, sheet);
    }

    private void writePage(Path file, String reader, List<SamplePoint> order, IntConsumer progress) throws IOException {
        String template = template();
        int sheetAt = template.indexOf(SHEET_HERE);
        int pointsAt = template.indexOf(POINTS_HERE);
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(template, 0, sheetAt);
            out.write(script(sheetJson(reader)));
            out.write(template, sheetAt + SHEET_HERE.length(), pointsAt - sheetAt - SHEET_HERE.length());
            for (int index = 0; index < order.size(); index++) {
                out.write(index == 0 ? "\n" : ",\n");
                out.write(script(pointJson(order.get(index))));
                progress.accept(index + 1);
            }
            out.write(template.substring(pointsAt + POINTS_HERE.length()));
        }
    }

    private ObjectNode sheetJson(String reader) {
        ObjectNode json = JSON.createObjectNode();
        json.put("plan", plan.id());
        json.put("reader", reader);
        json.put("metres", chip.sideMetres());
        json.put("crs", plan.frame().crs().code());
        json.put("baselineDate", baseline.flight().flownOn().text());
        json.put("currentDate", current.flight().flownOn().text());
        AnswerSheet.COLUMNS.forEach(json.putArray("columns")::add);
        ArrayNode answers = json.putArray("answers");
        for (Answer answer : Answer.values()) {
            answers.addObject().put("code", answer.code()).put("zh", answer.chinese());
        }
        ArrayNode covers = json.putArray("covers");
        for (LandCover cover : LandCover.values()) {
            covers.addObject().put("code", cover.code()).put("zh", cover.chinese());
        }
        return json;
    }

    private ObjectNode pointJson(SamplePoint point) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", point.id());
        json.put("x", PlanFiles.metres(point.x()));
        json.put("y", PlanFiles.metres(point.y()));
        json.put("baseline", picture(baseline, point));
        json.put("current", picture(current, point));
        return json;
    }

    private String picture(Orthophoto flight, SamplePoint point) {
        return Base64.getEncoder().encodeToString(chip.read(flight, plan.frame().crs(), point));
    }

    /** JSON that can stand inside a script element. */
    private static String script(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values can be written", e);
        }
    }

    private static String template() throws IOException {
        try (InputStream in = ReaderSheets.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException(TEMPLATE + " is part of this package");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
