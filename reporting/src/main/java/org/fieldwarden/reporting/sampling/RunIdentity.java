package org.fieldwarden.reporting.sampling;

/**
 * Which map is audited.
 *
 * @param baselineHash SHA-256 of the baseline orthophoto, lower-case hex
 * @param currentHash SHA-256 of the current orthophoto, lower-case hex
 * @param modelBundleHash SHA-256 of the model bundle that made the map, lower-case hex
 */
public record RunIdentity(String baselineHash, String currentHash, String modelBundleHash) {}
