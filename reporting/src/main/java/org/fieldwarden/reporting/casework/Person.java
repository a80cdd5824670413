package org.fieldwarden.reporting.casework;

import java.util.Locale;
import java.util.Set;
import org.fieldwarden.core.UsageException;

/**
 * Somebody who answers for what they sign.
 *
 * @param name as it stands in the history
 */
public record Person(String name) {

    private static final int LONGEST = 60;
    /** Who is nobody. */
    private static final Set<String> MACHINES =
            Set.of("fieldwarden", "system", "admin", "root", "machine", "auto", "系统", "机器", "自动", "田长", "管理员");

    public Person {
        name = name.strip();
        if (name.length() < 2 || name.length() > LONGEST || !name.codePoints().anyMatch(Character::isLetter)) {
            throw new UsageException(
                    "Whoever acts on a case signs with a name: --by takes 2 to 60 characters, not '" + name + "'.");
        }
        if (MACHINES.contains(name.toLowerCase(Locale.ROOT))) {
            throw new UsageException("'" + name + "' is no person: --by takes the name of whoever answers for it.");
        }
    }
}
