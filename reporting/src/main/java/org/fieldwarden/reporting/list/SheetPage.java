package org.fieldwarden.reporting.list;

import java.util.function.Consumer;

/**
 * A sheet that a workbook has beside those of the list.
 *
 * @param name of at most 31 characters, free of {@code []:*?/\\}
 * @param fill writes it
 */
public record SheetPage(String name, Consumer<ListSheet> fill) {}
