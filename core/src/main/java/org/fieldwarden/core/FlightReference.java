package org.fieldwarden.core;

/** What a change record keeps of a flight: its name and its day. */
public record FlightReference(FlightId id, AcquisitionDate flownOn) {}
