package org.fieldwarden.reporting.screening;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of a screening, in their order.
 *
 * @param name what {@code rules.yaml} calls the set
 * @param sha256 lower-case hex SHA-256 of the file
 */
public record RuleSet(String name, String sha256, List<Rule> rules) {

    public RuleSet {
        rules = List.copyOf(rules);
        Set<String> ids = new HashSet<>();
        for (Rule rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("Two rules have the id " + rule.id());
            }
        }
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("There is at least one rule");
        }
    }
}
