package org.fieldwarden.reporting.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldwarden.core.ChangeKind;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.layer.LayerRole;

/** Reads {@code rules.yaml}; see docs/formats/rules.md. Every word that is not understood is refused. */
public final class RulesFile {

    private static final Set<String> KEYS =
            Set.of("id", "zh", "en", "kinds", "on", "less", "at-least-m2", "at-least-share");
    private static final String SHIPPED = "rules.yaml";

    private final String file;

    private RulesFile(String file) {
        this.file = file;
    }

    /** The rules that are shipped. */
    public static RuleSet shipped() {
        try (InputStream in = RulesFile.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("The shipped rules are missing");
            }
            return new RulesFile("(shipped)").rules(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a rule set.
     *
     * @throws UsageException where the file cannot be read or is not of that form
     */
    public static RuleSet read(Path file) {
        RulesFile rules = new RulesFile(file.toString());
        try {
            return rules.rules(Files.readAllBytes(file));
        } catch (IOException e) {
            throw rules.bad("cannot be read: check the path");
        }
    }

    private RuleSet rules(byte[] yaml) {
        JsonNode tree = parsed(yaml);
        if (!tree.path("rules").isArray()) {
            throw bad("has no list 'rules'");
        }
        List<Rule> rules = new ArrayList<>();
        try {
            for (JsonNode rule : tree.path("rules")) {
                rules.add(rule(rule, rules.size() + 1));
            }
            return new RuleSet(tree.path("name").asText("rules"), sha256(yaml), rules);
        } catch (IllegalArgumentException e) {
            throw bad("is not right: " + e.getMessage());
        }
    }

    private JsonNode parsed(byte[] yaml) {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(yaml);
        } catch (JsonProcessingException e) {
            throw bad("is not YAML in UTF-8 (" + e.getOriginalMessage() + ")");
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory can be read", e);
        }
    }

    private Rule rule(JsonNode rule, int number) {
        rule.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw bad("has in rule " + number + " the unknown key '" + key + "'");
            }
        });
        return new Rule(
                text(rule, "id", number),
                new Rule.Text(text(rule, "zh", number), text(rule, "en", number)),
                kinds(rule.path("kinds"), number),
                new Rule.Ground(role(rule, "on"), role(rule, "less")),
                new Rule.Threshold(
                        new SquareMetres(number(rule, "at-least-m2", number)),
                        rule.has("at-least-share") ? number(rule, "at-least-share", number) : 0));
    }

    private Set<ChangeKind> kinds(JsonNode names, int number) {
        Set<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
        for (JsonNode name : names) {
            kinds.add(Arrays.stream(ChangeKind.values())
                    .filter(kind -> kind.code().equals(name.asText()))
                    .findFirst()
                    .orElseThrow(() -> bad("names in rule " + number + " the kind '" + name.asText() + "'; kinds are "
                            + Arrays.stream(ChangeKind.values())
                                    .map(ChangeKind::code)
                                    .collect(Collectors.joining(", ")))));
        }
        return kinds;
    }

    private Optional<LayerRole> role(JsonNode rule, String key) {
        return rule.has(key)
                ? Optional.of(LayerRole.ofCode(rule.path(key).asText(), "The rules file " + file))
                : Optional.empty();
    }

    private String text(JsonNode rule, String key, int number) {
        String text = rule.path(key).asText("").strip();
        if (text.isEmpty()) {
            throw bad("lacks in rule " + number + " '" + key + "'");
        }
        return text;
    }

    private double number(JsonNode rule, String key, int number) {
        if (!rule.path(key).isNumber()) {
            throw bad("has in rule " + number + " no number for '" + key + "'");
        }
        return rule.path(key).asDouble();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private UsageException bad(String problem) {
        return new UsageException("The rules file " + file + " " + problem + ". See docs/formats/rules.md.");
    }
}
