package org.fieldwarden.core;

/** An input that cannot be used; names the file, the stage and, where there is one, the window, and what to do. */
public final class InputDataException extends RuntimeException {

    private final String file;
    private final String stage;
    private final String problem;

    /**
     * @param file path or name of the input as the user knows it
     * @param stage what was being done, for example {@code open} or {@code read}
     * @param problem one sentence: what is wrong and what to do
     */
    public InputDataException(String file, String stage, String problem) {
        super(file + " (" + stage + "): " + problem);
        this.file = file;
        this.stage = stage;
        this.problem = problem;
    }

    public InputDataException(String file, String stage, String problem, Throwable cause) {
        super(file + " (" + stage + "): " + problem, cause);
        this.file = file;
        this.stage = stage;
        this.problem = problem;
    }

    public String file() {
        return file;
    }

    public String stage() {
        return stage;
    }

    /** What is wrong and what to do, without file and stage. */
    public String problem() {
        return problem;
    }

    /** The same refusal of an input that the user knows by another name. */
    public InputDataException named(String name) {
        return new InputDataException(name, stage, problem, this);
    }
}
