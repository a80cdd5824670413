package org.fieldwarden.app.nuisance;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.fieldwarden.core.AcquisitionDate;
import org.fieldwarden.core.Flight;
import org.fieldwarden.core.FlightId;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.reporting.audit.MemoryOrthophoto;

/**
 * Two pictures of one unchanged ground, in memory.
 *
 * @param grid working grid; both tiles cover it
 */
public record UnchangedPair(PixelGrid grid, OrthophotoTile baseline, OrthophotoTile current) {

    public Orthophoto openBaseline() {
        return open("baseline", baseline);
    }

    public Orthophoto openCurrent() {
        return open("current", current);
    }

    private Orthophoto open(String id, OrthophotoTile tile) {
        return new MemoryOrthophoto(
                new Flight(new FlightId(id), AcquisitionDate.UNKNOWN, grid, sha256(tile.toRgb())), tile);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
