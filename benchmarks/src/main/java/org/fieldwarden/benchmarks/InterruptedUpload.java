package org.fieldwarden.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

/** An upload whose line is cut at random places of the file, at some of which the server is killed as well. */
final class InterruptedUpload {

    /** In a row: interruptions at one place, or conflicts. */
    private static final int MOST_STALLED = 100;

    private final SeededBytes bytes;
    private final Plan plan;
    private final Servers servers;
    private final Random random;
    private final Deque<Long> places;
    private ServerChild server;
    private int killsLeft;
    private long sent;
    private long peakBytes;

    /**
     * What happens to it.
     *
     * @param kills interruptions that kill the server too, at most all
     * @param pieceBytes length of one request
     * @param seed decides where
     */
    record Plan(int interruptions, int kills, int pieceBytes, long seed) {}

    /** Where servers are started. */
    record Servers(Path catalogue, Path bundle) {

        ServerChild start() throws IOException {
            return ServerChild.start(catalogue, bundle);
        }
    }

    InterruptedUpload(SeededBytes bytes, Plan plan, Servers servers) throws IOException {
        this.bytes = bytes;
        this.plan = plan;
        this.servers = servers;
        random = new Random(plan.seed());
        places = places();
        killsLeft = plan.kills();
        server = servers.start();
    }

    private Deque<Long> places() {
        SortedSet<Long> drawn = new TreeSet<>();
        while (drawn.size() < plan.interruptions()) {
            drawn.add(1 + (long) (random.nextDouble() * (bytes.length() - 1)));
        }
        return new ArrayDeque<>(drawn);
    }

    TusUpload create() throws IOException, InterruptedException {
        return TusUpload.create(server.port(), bytes.length());
    }

    /** Sends all bytes; what the server acknowledged once it must still have after each interruption. */
    void send(TusUpload upload) throws IOException, InterruptedException {
        long offset = upload.offset();
        int stalled = 0;
        while (offset < bytes.length()) {
            byte[] piece = bytes.at(offset, (int) Math.min(plan.pieceBytes(), bytes.length() - offset));
            long end = offset + piece.length;
            if (places.isEmpty() || places.getFirst() >= end) {
                upload.send(offset, piece);
            } else {
                // Two places may lie closer together than what a kill takes back.
                end = Math.max(offset, places.removeFirst());
                interrupt(upload, offset, piece, (int) (end - offset));
            }
            sent += end - offset;
            long acknowledged = upload.offset();
            if (acknowledged < offset) {
                throw new IOException("The server acknowledged " + offset + " bytes and has " + acknowledged + " now");
            }
            stalled = acknowledged == offset ? stalled + 1 : 0;
            if (stalled > MOST_STALLED) {
                throw new IOException("The server takes nothing any more after " + offset + " bytes");
            }
            offset = acknowledged;
        }
    }

    private void interrupt(TusUpload upload, long offset, byte[] piece, int part)
            throws IOException, InterruptedException {
        peakBytes = Math.max(peakBytes, server.peakBytes());
        boolean kills = random.nextInt(places.size() + 1) < killsLeft;
        upload.breakOff(offset, piece, part, kills ? server::kill : () -> {});
        if (kills) {
            killsLeft--;
            server.kill(); // also where the server had closed the connection before
            server = servers.start();
            upload.movedTo(server.port());
        }
    }

    /** Bytes that had to be sent more than once. */
    long sentAgain() {
        return sent - bytes.length();
    }

    /** Largest resident memory of any of the servers, bytes. */
    long peakBytes() throws IOException {
        return Math.max(peakBytes, server.peakBytes());
    }

    void kill() throws InterruptedException {
        server.kill();
    }
}
