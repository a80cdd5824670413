package org.fieldwarden.app;

import java.io.PrintWriter;
import java.util.Optional;
import org.fieldwarden.app.broker.BrokerFailure;
import org.fieldwarden.app.cli.FieldwardenCommand;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.georef.kafka.PublishException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Starts Fieldwarden. Exit codes: 0 done, 2 the user can put it right, 3 an input cannot be used, 4 done but a limit was
 * not kept (too much ground left unobserved, a bundle refused by the gate), 70 our own fault.
 */
public final class Main {

    private static final int USAGE = 2;
    private static final int INPUT = 3;
    private static final int OURS = 70;

    private Main() {}

    public static void main(String[] arguments) {
        int code = run(arguments);
        System.out.flush();
        System.err.flush();
        // Threads of native libraries and of a broker that failed to stop must not keep a finished run alive.
        Runtime.getRuntime().halt(code);
    }

    /** Runs one command and returns its exit code. */
    public static int run(String... arguments) {
        CommandLine command = new CommandLine(new FieldwardenCommand());
        command.setExecutionExceptionHandler((failure, sub, parsed) -> explain(failure, sub.getErr()))
                .setParameterExceptionHandler((failure, given) -> explain(failure))
                .setCaseInsensitiveEnumValuesAllowed(true);
        try {
            return command.execute(arguments);
        } catch (Error failure) { // picocli hands over exceptions only; memory may have run out
            return explain(failure, command.getErr());
        }
    }

    /** The sentence first and nothing to bury it; whoever gives no command at all sees the whole help. */
    private static int explain(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("fieldwarden: " + failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, err);
        if (command.getParent() == null) {
            command.usage(err);
        } else {
            err.println("See " + command.getCommandSpec().qualifiedName() + " --help.");
        }
        return USAGE;
    }

    private static int explain(Throwable failure, PrintWriter err) {
        if (failure instanceof UsageException || failure instanceof PublishException) {
            err.println("fieldwarden: " + failure.getMessage());
            return USAGE;
        }
        Optional<String> brokers = BrokerFailure.sentence(failure);
        if (brokers.isPresent()) {
            err.println("fieldwarden: " + brokers.get());
            return USAGE;
        }
        if (failure instanceof InputDataException) {
            err.println("fieldwarden: " + failure.getMessage());
            return INPUT;
        }
        err.println("fieldwarden: an error of ours; please report it with the lines below.");
        failure.printStackTrace(err);
        return OURS;
    }
}
