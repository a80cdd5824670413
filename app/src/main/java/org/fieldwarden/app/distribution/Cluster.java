package org.fieldwarden.app.distribution;

import org.fieldwarden.detector.storage.Storage;

/**
 * What the processes of one installation have in common.
 *
 * @param bootstrapServers {@code host:port}, several separated by commas
 * @param storage shared store
 */
public record Cluster(String bootstrapServers, Storage storage) {}
