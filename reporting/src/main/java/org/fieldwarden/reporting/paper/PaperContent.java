package org.fieldwarden.reporting.paper;

import java.time.Instant;
import java.util.Map;

/**
 * A paper, ready to be printed.
 *
 * @param xhtml the whole page
 * @param plots its plots by the id of their SVG element
 * @param time printed into the file as the time at which it was made, so that the same content gives the same bytes
 */
public record PaperContent(String xhtml, Map<String, Drawing> plots, Instant time) {

    public PaperContent {
        plots = Map.copyOf(plots);
    }
}
