package org.fieldwarden.app.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.fieldwarden.core.UsageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker and controller (KRaft) in this process, on a free port of the loopback address. Its data folder
 * holds everything: opened again, after a close or after a crash, it has all that was acknowledged. Whoever started it
 * closes it, also on a stop signal; its threads do not outlive that.
 *
 * <p>Limits: one node, no encryption and no passwords, so every user of this machine can reach it.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private static final int ANY_PORT = 0;

    private final KafkaRaftServer server;
    private final FileChannel lock;
    private final String bootstrapServers;

    private EmbeddedBroker(KafkaRaftServer server, FileChannel lock, String bootstrapServers) {
        this.server = server;
        this.lock = lock;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a broker on a folder, which is created or continued. Returns when clients can connect: 2 to 5 seconds.
     *
     * @throws UsageException if the folder cannot be written, is in use by another process, or does not hold a broker's
     *     data
     */
    public static EmbeddedBroker start(Path dataFolder) {
        return startAt(dataFolder, ANY_PORT);
    }

    /** Likewise, on a port that clients know already. */
    static EmbeddedBroker startAt(Path dataFolder, int port) {
        Path folder = dataFolder.toAbsolutePath().normalize();
        FileChannel lock = lock(folder);
        try {
            return start(folder, lock, port);
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    private static EmbeddedBroker start(Path folder, FileChannel lock, int port) {
        Path logFolder = folder.resolve("log");
        int[] ports = freePorts(port);
        Map<String, String> settings = BrokerSettings.of(logFolder, ports[0], ports[1]);
        format(folder, logFolder);
        surviveFatalErrors(folder);
        KafkaRaftServer server = null;
        try {
            server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
            server.startup();
            return new EmbeddedBroker(server, lock, BrokerSettings.bootstrapServers(ports[0]));
        } catch (RuntimeException e) {
            if (server != null) {
                stop(server);
            }
            throw unusable(folder, "could not be started", e);
        }
    }

    /**
     * On a full or broken disk Kafka ends the whole process without a word, which is right for a process that is only a
     * broker. Here the broker alone goes out of service: its clients' calls fail, and their failures name what was lost.
     */
    private static void surviveFatalErrors(Path folder) {
        Exit.Procedure refuse = (status, message) -> {
            LOG.error(
                    "The broker in {} is out of service, its disk is full or broken; free it and start again", folder);
            throw new IllegalStateException("The broker in " + folder + " is out of service: " + message);
        };
        Exit.setExitProcedure(refuse);
        Exit.setHaltProcedure(refuse);
    }

    /** Address for clients in this or another process of this machine, for example {@code 127.0.0.1:38123}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Stops the broker and its threads; closing twice does nothing. */
    @Override
    public void close() {
        if (lock.isOpen()) {
            stop(server);
            release(lock);
        }
    }

    private static void stop(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Only one process may have the folder; the lock goes with the process, also when that is killed. */
    private static FileChannel lock(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve("broker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() != null) {
                    return channel;
                }
            } catch (OverlappingFileLockException e) {
                // Held by this very process: the same answer as for any other holder.
            }
            channel.close();
        } catch (IOException e) {
            throw unusable(folder, "cannot be written", e);
        }
        throw new UsageException("The broker's data folder " + folder
                + " is in use by a running Fieldwarden; stop that one or name another output folder.");
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException("A lock file could not be closed", e);
        }
    }

    private static int[] freePorts(int wanted) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket broker = new ServerSocket(wanted, 1, loopback);
                ServerSocket controller = new ServerSocket(0, 1, loopback)) {
            return new int[] {broker.getLocalPort(), controller.getLocalPort()};
        } catch (IOException e) {
            throw new IllegalStateException("No free port on the loopback address", e);
        }
    }

    /** Writes the cluster's identity into a new folder; a folder that has one keeps it. */
    private static void format(Path folder, Path logFolder) {
        if (Files.exists(logFolder.resolve("meta.properties"))) { // written last, by a rename
            return;
        }
        PrintStream quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try {
            Files.createDirectories(logFolder);
            new Formatter()
                    .setPrintStream(quiet)
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(logFolder.toString())
                    .addDirectory(logFolder.toString())
                    .run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unusable(folder, "could not be prepared", e);
        } catch (Exception e) {
            throw unusable(folder, "could not be prepared", e);
        }
    }

    private static UsageException unusable(Path folder, String problem, Exception cause) {
        UsageException failure = new UsageException("The broker's data folder " + folder + " " + problem + ": "
                + cause.getMessage() + "; check the disk and that the folder was made by Fieldwarden.");
        failure.initCause(cause);
        return failure;
    }
}
