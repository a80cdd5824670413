package org.fieldwarden.app.arrivals;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Day and site as the name of a file or folder says them: {@code 2026-10-05 河东.zip}, {@code 20261005_河东/}. A name without
 * a day says nothing; the day is never taken from the file's own time.
 *
 * @param site what is left of the name; may be empty
 */
public record FlightName(LocalDate flownOn, String site) {

    private static final Pattern DAY =
            Pattern.compile("(?<![0-9])(20[0-9]{2})([-_.]?)([0-9]{2})\\2([0-9]{2})(?![0-9])");

    /** Day and site, where the name holds exactly one day. */
    public static Optional<FlightName> parse(String name) {
        Matcher found = DAY.matcher(name);
        if (!found.find()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(3)),
                    Integer.parseInt(found.group(4)));
            String rest = name.substring(0, found.start()) + " " + name.substring(found.end());
            boolean second = found.find();
            String site = rest.replaceAll("(?i)\\.(tiff?|zip)$", "")
                    .replaceAll("[\\s_-]+", " ")
                    .strip();
            return second ? Optional.empty() : Optional.of(new FlightName(day, site));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
