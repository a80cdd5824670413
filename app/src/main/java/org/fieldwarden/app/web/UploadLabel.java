package org.fieldwarden.app.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fieldwarden.app.arrivals.FlightName;
import org.fieldwarden.core.UsageException;

/**
 * What an upload says of itself in {@code Upload-Metadata} (tus 1.0, creation): {@code filename}, {@code flown} (the day;
 * may be left out where the file name holds it), {@code site}; and, where a flight has several files, {@code batch} (any
 * name the client makes up, the same for all) and {@code files} (how many there are).
 *
 * @param batch same for all files of a flight
 * @param files how many files the flight has
 */
record UploadLabel(String name, LocalDate flownOn, String site, Optional<String> batch, int files) {

    static final int MOST_FILES = 5_000;

    private static final Pattern BATCH = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,39}");

    /**
     * Reads the header.
     *
     * @throws UsageException where something is missing, with a sentence for the operator
     */
    static UploadLabel parse(String header) {
        Map<String, String> values = decoded(header);
        String file = values.getOrDefault("filename", "");
        if (file.isBlank()) {
            throw new UsageException("The upload does not say its file name; send Upload-Metadata with filename");
        }
        Optional<FlightName> named = FlightName.parse(file);
        String site = values.getOrDefault("site", "");
        return new UploadLabel(
                file,
                day(values.getOrDefault("flown", ""), named),
                site.isBlank() ? named.map(FlightName::site).orElse("") : site,
                batch(values),
                files(values));
    }

    private static LocalDate day(String flown, Optional<FlightName> named) {
        if (flown.isBlank()) {
            return named.map(FlightName::flownOn)
                    .orElseThrow(() -> new UsageException(
                            "The upload does not say the day of the flight; it is never guessed: choose the day"));
        }
        try {
            return LocalDate.parse(flown);
        } catch (DateTimeException e) {
            throw new UsageException("The day of the flight looks like 2026-10-05, not: " + flown);
        }
    }

    private static Optional<String> batch(Map<String, String> values) {
        Optional<String> batch = Optional.ofNullable(values.get("batch")).filter(one -> !one.isBlank());
        if (batch.isPresent() && !BATCH.matcher(batch.get()).matches()) {
            throw new UsageException("A batch has 1 to 40 letters, digits or '-'");
        }
        return batch;
    }

    private static int files(Map<String, String> values) {
        try {
            int files = Integer.parseInt(values.getOrDefault("files", "1"));
            if (files >= 1 && files <= MOST_FILES) {
                return files;
            }
        } catch (NumberFormatException e) {
            throw new UsageException("The number of files of a flight is a number, not: " + values.get("files"));
        }
        throw new UsageException("A flight has 1 to " + MOST_FILES + " files; send more as one ZIP");
    }

    private static Map<String, String> decoded(String header) {
        Map<String, String> values = new HashMap<>();
        for (String pair : header.split(",")) {
            String[] parts = pair.strip().split(" ", 2);
            try {
                byte[] value = Base64.getDecoder().decode(parts.length > 1 ? parts[1].strip() : "");
                values.put(parts[0], new String(value, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw new UsageException("The value of " + parts[0] + " in Upload-Metadata is not Base64");
            }
        }
        return values;
    }
}
