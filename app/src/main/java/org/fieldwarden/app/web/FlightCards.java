package org.fieldwarden.app.web;

import static org.fieldwarden.app.web.Html.text;

import java.util.List;
import java.util.Locale;
import org.fieldwarden.ingest.CatalogueFlight;
import org.fieldwarden.ingest.Coverage;

/** The catalogue on the page: a card for each flight, latest first, with its picture and its results. */
final class FlightCards {

    private final PageLanguage language;

    FlightCards(PageLanguage language) {
        this.language = language;
    }

    private String say(String chinese, String english) {
        return language.choose(chinese, english);
    }

    /** The whole section. */
    String html(List<StatusPage.FlightRow> flights) {
        StringBuilder html = new StringBuilder(StatusPage.head(say("影像库", "Catalogue")));
        if (flights.isEmpty()) {
            return html.append("<p class=\"none\">")
                    .append(say("还没有影像。", "No flights yet."))
                    .append("</p></section>")
                    .toString();
        }
        html.append("<div class=\"flights\">");
        for (int index = flights.size() - 1; index >= 0; index--) {
            html.append(flight(flights.get(index)));
        }
        return html.append("</div></section>").toString();
    }

    private String flight(StatusPage.FlightRow row) {
        CatalogueFlight flight = row.flight();
        String id = flight.flight().id().value();
        Coverage.Holes holes = flight.coverage().holes();
        StringBuilder html = new StringBuilder("<article><img loading=\"lazy\" alt=\"\" src=\"/quicklooks/")
                .append(id)
                .append(".png\"><div><h3>")
                .append(flight.flight().flownOn())
                .append(' ')
                .append(text(flight.site()))
                .append("</h3><p>")
                .append(String.format(
                        Locale.ROOT,
                        say("%.2f 公顷 · %.3f 米/像素 · %s", "%.2f ha · %.3f m/pixel · %s"),
                        flight.coverage().observed().value() / 10_000,
                        flight.flight().grid().gsd().metres(),
                        flight.flight().grid().crs()));
        if (holes.count() > 0) {
            html.append(String.format(
                    Locale.ROOT,
                    say(" · 内有 %d 处缺失，%.2f 公顷", " · %d holes inside, %.2f ha"),
                    holes.count(),
                    holes.area().value() / 10_000));
        }
        html.append("</p>");
        if (!row.whole()) {
            html.append("<p class=\"bad\">")
                    .append(say("库中的影像文件缺失或不完整", "the stored file is missing or cut"))
                    .append("</p>");
        }
        html.append("<p class=\"links\">");
        for (String file : row.results()) {
            html.append("<a href=\"/results/")
                    .append(id)
                    .append('/')
                    .append(text(file))
                    .append("\">")
                    .append(text(name(file)))
                    .append("</a>");
        }
        return html.append("<a class=\"quiet\" href=\"/flights/")
                .append(id)
                .append(".json\">STAC</a></p><small>")
                .append(id)
                .append("</small></div></article>")
                .toString();
    }

    private String name(String file) {
        String plain = file.substring(file.lastIndexOf('/') + 1);
        String word = switch (plain) {
            case "monthly-list.xlsx" -> say("月变化清单", "monthly list");
            case "map.png" -> say("变化图", "map");
            case "before-after.png" -> say("前后对比", "before and after");
            case "changes.gpkg" -> say("图斑 GPKG", "GeoPackage");
            case "changes.geojson" -> "GeoJSON";
            case "summary.json" -> say("运行摘要", "summary");
            default -> say("比对计划", "plan");
        };
        return file.contains("/") ? word + " (" + file.substring(0, 10) + ")" : word;
    }
}
