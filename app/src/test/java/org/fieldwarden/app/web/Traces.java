package org.fieldwarden.app.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies in a catalogue's folder at this moment, looked at while processes work in it.
 *
 * @param wholeUpload bytes of the uploaded file
 * @param wholeOrthophoto bytes of the stored orthophoto
 */
record Traces(Path catalogue, long wholeUpload, long wholeOrthophoto) {

    boolean hasNamelessUpload() {
        return uploads().stream().anyMatch(upload -> !Files.exists(upload.resolve("info")));
    }

    boolean hasUpload() {
        return uploads().stream().anyMatch(upload -> Files.exists(upload.resolve("info")));
    }

    /** Of all uploads together. */
    long uploadedBytes() {
        return uploads().stream()
                .mapToLong(upload -> size(upload.resolve("data")))
                .sum();
    }

    private List<Path> uploads() {
        return list("uploads/uploads");
    }

    boolean isQueued() {
        return !states().isEmpty();
    }

    boolean isQueuedAs(String state) {
        return states().stream().anyMatch(file -> text(file).contains("\"state\" : \"" + state + "\""));
    }

    private List<Path> states() {
        return list("queue").stream()
                .filter(file -> file.toString().endsWith(".json"))
                .toList();
    }

    boolean hasWorkroom() {
        return list("incoming").stream().anyMatch(room -> Files.exists(room.resolve("lock")));
    }

    /** Of the orthophoto that is being written. */
    long unfinishedBytes() {
        return list("incoming").stream()
                .mapToLong(room -> size(room.resolve("orthophoto.tif")))
                .sum();
    }

    boolean hasOrthophoto() {
        return !list("orthophotos").isEmpty();
    }

    boolean hasItem() {
        return list("flights").stream().anyMatch(file -> file.toString().endsWith(".json"));
    }

    private List<Path> list(String folder) {
        try (Stream<Path> found = Files.list(catalogue.resolve(folder))) {
            return found.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
