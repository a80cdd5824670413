package org.fieldwarden.app.web;

import static org.fieldwarden.app.web.Html.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.fieldwarden.app.arrivals.Arrival;
import org.fieldwarden.app.arrivals.ArrivalState;
import org.fieldwarden.app.arrivals.Trouble;
import org.fieldwarden.ingest.CatalogueFlight;

/** The page: upload, what is on its way, what is in the catalogue. Made on the server; a little script refreshes it. */
final class StatusPage {

    private static final int MOST_ARRIVALS = 30;

    /** What a comparison says of each baseline when it is done. */
    private static final Pattern FOUND =
            Pattern.compile("(\\S+): ([0-9]+) suspected changes, ([0-9.]+ %) of the ground unobserved\\.");

    private final PageLanguage language;

    StatusPage(PageLanguage language) {
        this.language = language;
    }

    /**
     * What the page shows.
     *
     * @param troubles what cannot be done now
     * @param uploads that are not complete
     * @param arrivals latest first
     * @param flights by day
     */
    record View(
            List<Trouble> troubles,
            List<UploadDesk.Underway> uploads,
            List<Arrival> arrivals,
            List<FlightRow> flights) {}

    /**
     * A flight of the catalogue.
     *
     * @param whole whether its stored file is there
     * @param results files that can be fetched
     */
    record FlightRow(CatalogueFlight flight, boolean whole, List<String> results) {}

    private String say(String chinese, String english) {
        return language.choose(chinese, english);
    }

    /** The whole page. */
    String page(View view) {
        PageLanguage other = language == PageLanguage.ZH ? PageLanguage.EN : PageLanguage.ZH;
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title><link rel="stylesheet" href="/page.css"><link rel="icon" href="data:,"></head>
                <body data-lang="%s">
                <header><h1>%s</h1><p>%s</p><a class="lang" href="/?lang=%s">%s</a></header>
                <main>%s<div id="live">%s</div></main>
                <footer>%s</footer>
                <script src="/page.js"></script></body></html>
                """.formatted(
                        language.tag(),
                        say("田长 · 航次与比对", "Fieldwarden · flights"),
                        language.code(),
                        say("田长", "Fieldwarden"),
                        say("航次入库与变化比对", "Flights in, changes out"),
                        other.code(),
                        other.choose("中文", "English"),
                        form(),
                        live(view),
                        say(
                                "比对结果均为疑似线索，须实地核查；未观测不等于无变化。",
                                "Every result is a lead to check on the ground, never a verdict. Unobserved is not"
                                        + " unchanged."));
    }

    private String form() {
        return """
                <section class="card"><h2>%s</h2>
                <form id="upload">
                <label class="drop" for="files"><strong>%s</strong><span id="chosen">%s</span>
                <input id="files" type="file" multiple accept=".tif,.tiff,.zip"></label>
                <div class="fields"><label>%s<input id="flown" type="date" required></label>
                <label>%s<input id="site" type="text" maxlength="60"></label>
                <button type="submit">%s</button></div>
                <div id="sending" hidden><div class="bar"><i></i></div><p id="sent"></p></div>
                </form></section>
                """.formatted(
                        say("上传一个航次", "Upload a flight"),
                        say("选择或拖入影像", "Choose or drop files"),
                        say(
                                "GeoTIFF（可多幅，合为一个航次）或 ZIP；断线后会接着传",
                                "GeoTIFFs (several become one flight) or a ZIP; goes on after a broken line"),
                        say("飞行日期", "Day of the flight"),
                        say("地点", "Site"),
                        say("上传", "Upload"));
    }

    /** The part that changes by itself. */
    String live(View view) {
        return new TroubleCard(language).html(view.troubles())
                + uploads(view.uploads())
                + arrivals(view.arrivals())
                + new FlightCards(language).html(view.flights());
    }

    private String uploads(List<UploadDesk.Underway> uploads) {
        if (uploads.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder(head(say("正在上传", "Uploading")));
        for (UploadDesk.Underway upload : uploads) {
            html.append("<div class=\"row\"><b>")
                    .append(text(upload.name()))
                    .append("</b>")
                    .append(bar(upload.offset(), upload.length()))
                    .append("<small>")
                    .append(size(upload.offset()))
                    .append(" / ")
                    .append(size(upload.length()))
                    .append("</small></div>");
        }
        return html.append("</section>").toString();
    }

    private String arrivals(List<Arrival> arrivals) {
        StringBuilder html = new StringBuilder(head(say("处理队列", "Queue")));
        if (arrivals.isEmpty()) {
            html.append("<p class=\"none\">")
                    .append(say("没有任务。", "Nothing to do."))
                    .append("</p>");
        }
        for (Arrival arrival : arrivals.subList(0, Math.min(MOST_ARRIVALS, arrivals.size()))) {
            html.append(arrival(arrival));
        }
        return html.append("</section>").toString();
    }

    private String arrival(Arrival arrival) {
        Arrival.Status status = arrival.status();
        StringBuilder html = new StringBuilder("<div class=\"row\"><span class=\"chip ")
                .append(status.state().name().toLowerCase(Locale.ROOT))
                .append("\">")
                .append(word(status.state()))
                .append("</span><b>")
                .append(text(title(arrival)))
                .append("</b>");
        if (status.state().isOpen() && status.all() > 0) {
            html.append(bar(status.done(), status.all()))
                    .append("<small>")
                    .append(status.done())
                    .append(" / ")
                    .append(status.all())
                    .append("</small>");
        }
        if (!status.message().isEmpty()) {
            html.append("<p>").append(message(status)).append("</p>");
        }
        return html.append("</div>").toString();
    }

    private static String title(Arrival arrival) {
        String first = arrival.cargo().inputs().get(0).name();
        int more = arrival.cargo().inputs().size() - 1;
        String day = arrival.cargo().flownOn().getYear() < 2000
                ? ""
                : arrival.cargo().flownOn() + "  ";
        String site = arrival.cargo().site();
        return day
                + (site.isEmpty() || first.contains(site) ? "" : site + " — ")
                + first
                + (more > 0 ? " + " + more : "");
    }

    /** In Chinese what it means and what to do, and the sentence itself, which names file and numbers. */
    private String message(Arrival.Status status) {
        if (language == PageLanguage.EN) {
            return text(status.message());
        }
        if (status.state() == ArrivalState.DONE) {
            return text(FOUND.matcher(status.message()).replaceAll("与 $1 比对：发现 $2 处疑似变化，$3 的面积未观测。"));
        }
        return RefusalWords.chinese(status.message())
                .map(meaning -> text(meaning) + "<br><small>" + text(status.message()) + "</small>")
                .orElse(text(status.message()));
    }

    private String word(ArrivalState state) {
        return switch (state) {
            case WAITING -> say("等待", "waiting");
            case STORING -> say("入库中", "storing");
            case COMPARING -> say("比对中", "comparing");
            case DONE -> say("已完成", "done");
            case NO_BASELINE -> say("已入库，无前时相", "stored, no baseline");
            case REFUSED -> say("未接收", "refused");
            case FAILED -> say("程序出错", "our error");
        };
    }

    static String head(String title) {
        return "<section class=\"card\"><h2>" + title + "</h2>";
    }

    private static String bar(long done, long all) {
        double percent = all <= 0 ? 0 : Math.min(100, 100.0 * done / all);
        return String.format(Locale.ROOT, "<progress max=\"100\" value=\"%.1f\">%.0f %%</progress>", percent, percent);
    }

    private static String size(long bytes) {
        return bytes < 1 << 20 ? (bytes >> 10) + " KB" : String.format(Locale.ROOT, "%.1f MB", bytes / 1048576.0);
    }
}
