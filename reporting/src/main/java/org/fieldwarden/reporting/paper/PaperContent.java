package org.fieldwarden.reporting.paper;

import java.util.Map;

/**
 * A paper, ready to be printed.
 *
 * @param xhtml the whole page
 * @param plots its plots by the id of their SVG element
 */
public record PaperContent(String xhtml, Map<String, Drawing> plots) {

    public PaperContent {
        plots = Map.copyOf(plots);
    }
}
