package org.fieldwarden.app.tuning;

import org.fieldwarden.models.tuning.Outcome;
import org.fieldwarden.models.tuning.SeenCovers;

/**
 * What a verdict file says of one change, before it is known where the change lies.
 *
 * @param where for messages, for example {@code row 12}
 * @param id change id or case number
 */
record VerdictRow(String where, String id, Outcome outcome, SeenCovers covers) {}
