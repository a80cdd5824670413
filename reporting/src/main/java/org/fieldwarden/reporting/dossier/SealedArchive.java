package org.fieldwarden.reporting.dossier;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fieldwarden.core.FlightReference;
import org.fieldwarden.core.Provenance;
import org.fieldwarden.reporting.files.WholeFile;
import org.fieldwarden.reporting.list.GeoJsonWriter;

/**
 * A dossier's ZIP: the paper, its pictures, the change as GeoJSON, and {@code manifest.json} with the SHA-256 of each of
 * them. Made again from the same register and flights it has the same bytes: that, and a manifest whose own SHA-256 was
 * filed elsewhere, is what shows that nothing was altered.
 */
public final class SealedArchive {

    /** ZIP knows no earlier time; when something last happened stands in the manifest. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String NOT_AT_HAND = "not at hand";

    private SealedArchive() {}

    /**
     * Writes the archive, replacing what was there.
     *
     * @param paper the printed dossier
     */
    public static void write(Path target, Dossier dossier, Evidence evidence, Path paper) {
        WholeFile.write(target, temporary -> {
            Map<String, byte[]> files = files(dossier, evidence, Files.readAllBytes(paper));
            files.put("manifest.json", manifest(dossier, evidence, files));
            try (OutputStream out = Files.newOutputStream(temporary);
                    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    ZipEntry entry = new ZipEntry(file.getKey());
                    entry.setTimeLocal(NO_TIME);
                    zip.putNextEntry(entry);
                    zip.write(file.getValue());
                    zip.closeEntry();
                }
            }
        });
    }

    private static Map<String, byte[]> files(Dossier dossier, Evidence evidence, byte[] paper) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("dossier.pdf", paper);
        evidence.pictures().ifPresent(pictures -> {
            files.put("before.jpg", pictures.before().jpeg());
            files.put("after.jpg", pictures.after().jpeg());
            files.put("surroundings.jpg", pictures.surroundings().jpeg());
        });
        files.put(
                "change.geojson",
                GeoJsonWriter.toText(List.of(dossier.lead().change()), dossier.standing())
                        .getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private static byte[] manifest(Dossier dossier, Evidence evidence, Map<String, byte[]> files) throws IOException {
        Provenance provenance = dossier.lead().change().provenance();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("number", dossier.lead().number());
        json.put("changeId", dossier.id().value());
        json.put("state", dossier.state());
        json.put("caseVersion", dossier.steps().size());
        json.put("lastEvent", dossier.lastEvent().toString());
        json.put("modelBundleHash", provenance.modelBundleHash());
        ObjectNode flights = json.putObject("flights");
        for (FlightReference flight : List.of(provenance.baseline(), provenance.current())) {
            flights.putObject(flight.id().value())
                    .put("flownOn", flight.flownOn().text())
                    .put("sha256", evidence.flightHashes().getOrDefault(flight.id(), NOT_AT_HAND));
        }
        ObjectNode hashes = json.putObject("sha256");
        files.forEach((name, content) -> hashes.put(name, sha256(content)));
        return (json.toPrettyString().replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
