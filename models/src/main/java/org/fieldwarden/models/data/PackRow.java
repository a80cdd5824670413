package org.fieldwarden.models.data;

import java.nio.file.Path;
import java.util.Map;
import org.fieldwarden.core.InputDataException;

/** One line of a pack's index, by the names of its columns. */
record PackRow(Path file, Map<String, String> cells) {

    PackRow {
        cells = Map.copyOf(cells);
    }

    /** Text of a column, possibly empty; a column that the index lacks is an error. */
    String text(String column) {
        String text = cells.get(column);
        if (text == null) {
            throw new InputDataException(
                    file.toString(), "read", "has no column " + column + "; fetch the imagery pack again");
        }
        return text;
    }

    int whole(String column) {
        return Integer.parseInt(text(column));
    }

    double number(String column) {
        return Double.parseDouble(text(column));
    }
}
