package org.fieldwarden.reporting.casework;

/** A verdict and whoever signed it. */
public record SignedVerdict(Verdict verdict, Signed signed) {}
