package org.fieldwarden.reporting.paper;

import java.util.List;

/** A table whose first column names the row; its head is repeated on every page. */
public final class Table {

    private final Markup page;

    private Table(Markup page) {
        this.page = page;
    }

    /** Begins a table that may run over several pages. */
    public static Table open(Markup page, List<String> heads) {
        return begin(page, "figures", heads);
    }

    /** Begins a table that stays on one page. */
    public static Table openWhole(Markup page, List<String> heads) {
        return begin(page, "figures whole", heads);
    }

    /** Begins a table that may run over several pages and whose names stay on one line. */
    public static Table openNamed(Markup page, List<String> heads) {
        return begin(page, "figures named", heads);
    }

    /** Begins a table of words that may run over several pages; the names stay on one line. */
    public static Table openListing(Markup page, List<String> heads) {
        return begin(page, "figures listing", heads);
    }

    private static Table begin(Markup page, String style, List<String> heads) {
        page.open("table", "class", style).open("thead").open("tr");
        for (String head : heads) {
            page.element("th", head);
        }
        page.close().close().open("tbody");
        return new Table(page);
    }

    public Table row(String name, String... cells) {
        return write("", name, cells);
    }

    /** The row of the sums. */
    public Table total(String name, String... cells) {
        return write("total", name, cells);
    }

    private Table write(String style, String name, String... cells) {
        if (style.isEmpty()) {
            page.open("tr");
        } else {
            page.open("tr", "class", style);
        }
        page.element("td", name);
        for (String cell : cells) {
            page.element("td", cell);
        }
        page.close();
        return this;
    }

    public void close() {
        page.close().close();
    }
}
