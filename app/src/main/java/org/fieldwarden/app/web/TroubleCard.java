package org.fieldwarden.app.web;

import static org.fieldwarden.app.web.Html.text;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.fieldwarden.app.arrivals.Trouble;

/** What cannot be done now, in words: what, since when, how often, and who puts it right. Times are those of Beijing. */
final class TroubleCard {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    private final PageLanguage language;

    TroubleCard(PageLanguage language) {
        this.language = language;
    }

    private String say(String chinese, String english) {
        return language.choose(chinese, english);
    }

    /** The whole section; nothing where there is no trouble. */
    String html(List<Trouble> troubles) {
        if (troubles.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<section class=\"card trouble\"><h2>")
                .append(say("需要处理的问题", "Needs attention"))
                .append("</h2>");
        troubles.forEach(trouble -> html.append("<div class=\"row\"><p><b class=\"bad\">")
                .append(text(what(trouble)))
                .append("</b> ")
                .append(count(trouble))
                .append("<br>")
                .append(remedy(trouble.cause()))
                .append("<br><small>")
                .append(text(trouble.message()))
                .append("</small></p></div>"));
        return html.append("</section>").toString();
    }

    private String what(Trouble trouble) {
        String name = trouble.place().name();
        return switch (trouble.place().work()) {
            case WATCH ->
                say("监视文件夹 " + name + " 现在无法读取。", "The watched folder " + name + " cannot be looked into now.");
            case ARRIVAL -> say("航次 " + name + " 的处理停在这里。", "Flight " + name + " cannot go on.");
            case CLEARING -> say("已处理完的文件无法删除。", "Files that are needed no longer cannot be removed.");
            case UPLOADS -> say("已上传完的文件无法进入处理队列。", "Complete uploads cannot be put into the queue.");
        };
    }

    private String count(Trouble trouble) {
        String since = TIME.format(trouble.since());
        return say(
                "自 " + since + " 起，已试 " + trouble.times() + " 次。",
                "Tried " + trouble.times() + " times since " + since + " (Beijing).");
    }

    private String remedy(Trouble.Cause cause) {
        return switch (cause) {
            case OUTSIDE ->
                say(
                        "请检查磁盘空间、网络共享、权限和消息服务；恢复后会自动继续。",
                        "Check disk space, share, permission and broker; it goes on by itself.");
            case OURS ->
                say(
                        "这是程序的错误，请把服务器日志交给维护人员。",
                        "This is an error of ours: hand the server's log to whoever maintains it.");
        };
    }
}
