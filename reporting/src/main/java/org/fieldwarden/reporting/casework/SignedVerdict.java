package org.fieldwarden.reporting.casework;

/** A verdict and whoever signed it. */
public record SignedVerdict(Verdict verdict, Signed signed) {

    /** The verdict in words, as its signer gave it. */
    public String words() {
        return verdict.chinese();
    }

    /** The same for papers in English. */
    public String englishWords() {
        return verdict.code().replace('-', ' ');
    }

    /** Whether there was a change at all. */
    public boolean confirmsChange() {
        return verdict != Verdict.FALSE_CHANGE;
    }
}
