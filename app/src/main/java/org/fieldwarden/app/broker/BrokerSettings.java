package org.fieldwarden.app.broker;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings of a one-node KRaft broker; everything that Kafka sizes for a cluster is made small. */
final class BrokerSettings {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String BROKER_LISTENER = "LOCAL";
    private static final String LOOPBACK = "127.0.0.1";

    private BrokerSettings() {}

    static Map<String, String> of(Path logFolder, int brokerPort, int controllerPort) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE_ID));
        settings.put("log.dirs", logFolder.toString());
        putListeners(settings, brokerPort, controllerPort);
        putSingleNode(settings);
        putTimes(settings);
        putSizes(settings);
        return settings;
    }

    static String bootstrapServers(int brokerPort) {
        return LOOPBACK + ":" + brokerPort;
    }

    private static void putListeners(Map<String, String> settings, int brokerPort, int controllerPort) {
        String broker = BROKER_LISTENER + "://" + LOOPBACK + ":" + brokerPort;
        settings.put("listeners", broker + "," + CONTROLLER_LISTENER + "://" + LOOPBACK + ":" + controllerPort);
        settings.put("advertised.listeners", broker);
        settings.put("inter.broker.listener.name", BROKER_LISTENER);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put(
                "listener.security.protocol.map", BROKER_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        settings.put("controller.quorum.voters", NODE_ID + "@" + LOOPBACK + ":" + controllerPort);
    }

    private static void putSingleNode(Map<String, String> settings) {
        settings.put("auto.create.topics.enable", "false");
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // The register's place must outlive a quiet summer: ten years instead of seven days.
        settings.put("offsets.retention.minutes", String.valueOf(10 * 366 * 24 * 60));
        // There is no second replica: what is acknowledged must be on the disk, also when the power goes.
        settings.put("log.flush.interval.messages", "1");
    }

    /** After a kill -9 the controller waits for the dead broker's session to end before it lets the new one in. */
    private static void putTimes(Map<String, String> settings) {
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("initial.broker.registration.timeout.ms", "60000");
        settings.put("controller.quorum.election.timeout.ms", "500");
        settings.put("controller.quorum.election.backoff.max.ms", "200");
        settings.put("controller.quorum.fetch.timeout.ms", "1000");
    }

    private static void putSizes(Map<String, String> settings) {
        settings.put("num.network.threads", "1");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024));
        settings.put("log.cleaner.io.buffer.size", String.valueOf(64 * 1024));
        settings.put("log.index.size.max.bytes", String.valueOf(1024 * 1024));
        settings.put("offsets.topic.segment.bytes", String.valueOf(16 * 1024 * 1024));
        settings.put("metadata.log.segment.bytes", String.valueOf(16 * 1024 * 1024));
        settings.put("metadata.max.idle.interval.ms", "5000");
    }
}
