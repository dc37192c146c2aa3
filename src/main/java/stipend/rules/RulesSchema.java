package stipend.rules;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * The JSON Schema (draft 2020-12) of rules files, from which editors complete keys and explain them. It knows the keys,
 * not the expressions: what it lets pass {@code rules check} may still refuse.
 */
public final class RulesSchema {
    private static final String DECIMAL = "^[0-9]{1,50}(\\.[0-9]{1,50})?$";

    private RulesSchema() {}

    /** Its text, the same every time. */
    public static String text() {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Stipend rules");
        schema.putAll(section(Keys.FILE));
        schema.put("$defs", Map.of("expression", expression()));
        return json(schema);
    }

    private static Map<String, Object> expression() {
        var names = new TreeSet<String>();
        ModelSlot.vocabularyNames().forEach(name -> names.add(name.name()));
        CreatorSlot.vocabularyNames().forEach(name -> names.add(name.name()));
        return object(
                "type",
                List.of("string", "number", "boolean"),
                "minLength",
                1,
                "maxLength",
                Expressions.LONGEST,
                "description",
                "An SQL expression, in quotes if a comma is in it. Names: " + String.join(", ", names)
                        + ", and those of platform.csv. Functions: "
                        + String.join(", ", new TreeSet<>(Words.FUNCTIONS))
                        + "; case, in, between, is null, and, or, not.");
    }

    private static Map<String, Object> section(List<Key> keys) {
        var properties = new LinkedHashMap<String, Object>();
        keys.forEach(key -> properties.put(key.name(), described(key)));
        var section = object("type", "object", "additionalProperties", false, "properties", properties);
        var required = keys.stream().filter(Key::required).map(Key::name).toList();
        if (!required.isEmpty()) {
            section.put("required", required);
        }
        section.putAll(together(keys));
        return section;
    }

    /** Which keys of a section go together. */
    private static Map<String, Object> together(List<Key> keys) {
        if (keys.equals(Keys.PROGRAM)) {
            return object(
                    "oneOf",
                    ProgramReader.REWARDS.stream().map(RulesSchema::having).toList(),
                    "dependentRequired",
                    object("pool", List.of("score"), "score", List.of("pool")),
                    "allOf",
                    List.of(unless("pool", "per_point"), perCreatorWithout("per_model"), onlyPerCreator("of_models")));
        }
        if (keys.equals(Keys.TIERS)) {
            return object("oneOf", List.of(having("pay"), having("each")));
        }
        if (keys.equals(Keys.MEASURE)) {
            return object(
                    "oneOf",
                    MeasuresReader.KINDS.keySet().stream()
                            .map(RulesSchema::having)
                            .toList());
        }
        return keys.equals(Keys.PAYOUT)
                ? object("if", with("tax", object("const", "flat")), "then", having("flat_rate"))
                : Map.of();
    }

    private static Map<String, Object> having(String key) {
        return object("required", List.of(key));
    }

    private static Map<String, Object> with(String key, Map<String, Object> value) {
        return object("required", List.of(key), "properties", object(key, value));
    }

    private static Map<String, Object> unless(String key, String cap) {
        return object("if", object("not", having(key)), "then", withoutCap(cap));
    }

    private static Map<String, Object> perCreatorWithout(String cap) {
        return object("if", with("per", object("const", "creator")), "then", withoutCap(cap));
    }

    private static Map<String, Object> onlyPerCreator(String key) {
        return object("if", having(key), "then", with("per", object("const", "creator")));
    }

    private static Map<String, Object> withoutCap(String cap) {
        return object("properties", object("cap", object("not", having(cap))));
    }

    private static Map<String, Object> described(Key key) {
        var described = object("description", key.says());
        described.putAll(shape(key.shape()));
        return described;
    }

    private static Map<String, Object> shape(Shape shape) {
        return switch (shape) {
            case Shape.Text _ -> object("type", List.of("string", "number"), "minLength", 1);
            case Shape.Form form -> object("type", List.of("string", "number"), "pattern", form.pattern());
            case Shape.Word word -> object("enum", new ArrayList<>(word.words()));
            case Shape.Truth _ -> object("type", "boolean");
            case Shape.Decimal decimal -> decimal(decimal);
            case Shape.Formula _ -> object("$ref", "#/$defs/expression");
            case Shape.Section section -> section(section.keys());
            case Shape.Items items -> object("type", "array", "items", shape(items.item()));
            case Shape.Entries entries ->
                object(
                        "type",
                        "object",
                        "minProperties",
                        entries.least(),
                        "patternProperties",
                        object(entries.keyForm(), shape(entries.value())),
                        "additionalProperties",
                        false);
        };
    }

    private static Map<String, Object> decimal(Shape.Decimal decimal) {
        var shape = object("type", List.of("number", "string"), "minimum", 0, "pattern", DECIMAL);
        if (decimal.most() < Long.MAX_VALUE) {
            shape.put("maximum", decimal.most());
        }
        return shape;
    }

    private static Map<String, Object> object(Object... keysAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return object;
    }

    private static String json(Map<String, Object> schema) {
        var text = new StringWriter();
        try (var generator = new JsonFactory().createGenerator(new Indented(), text)) {
            write(generator, schema);
        }
        return text + "\n";
    }

    private static void write(JsonGenerator generator, Object value) {
        switch (value) {
            case Map<?, ?> object -> {
                generator.writeStartObject();
                object.forEach((key, inside) -> {
                    generator.writeName(String.valueOf(key));
                    write(generator, inside);
                });
                generator.writeEndObject();
            }
            case List<?> list -> {
                generator.writeStartArray();
                list.forEach(item -> write(generator, item));
                generator.writeEndArray();
            }
            case Boolean flag -> generator.writeBoolean(flag);
            case Number number -> generator.writeNumber(number.longValue());
            default -> generator.writeString(value.toString());
        }
    }

    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter(new Separators().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        }
    }
}
