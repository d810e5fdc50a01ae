package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.values.Text;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// What a body that could not be read is answered: where it stands in the JSON, and what should stand there.
final class JsonTrouble {
    private static final Map<Class<?>, String> EXPECTED = Map.of(String.class, "text in quotes", Integer.class, "a whole number", int.class,
            "a whole number", Long.class, "a whole number", Boolean.class, "true or false", boolean.class, "true or false",
            java.math.BigDecimal.class, "a number");

    private JsonTrouble() {}

    static Problem of(JacksonException trouble) {
        return switch (trouble) {
            case UnrecognizedPropertyException unknown -> new Problem(HttpStatus.BAD_REQUEST, "UNKNOWN_FIELD",
                    "there is no field " + Text.shown(unknown.getPropertyName()) + " here", path(trouble),
                    "leave it out; known are " + names(unknown.getKnownPropertyIds()));
            case MismatchedInputException mismatch when String.valueOf(mismatch.getOriginalMessage()).startsWith("the text contains") ->
                Problem.invalid(path(trouble), mismatch.getOriginalMessage());
            case InvalidFormatException format -> wrongType(format, Text.shown(String.valueOf(format.getValue())) + " does not fit here");
            case MismatchedInputException mismatch -> wrongType(mismatch, "the value does not fit here");
            case StreamReadException syntax when syntax.getPath().isEmpty() || isSyntax(syntax) -> syntax(syntax);
            default -> trouble.getPath().isEmpty()
                    ? syntax(trouble)
                    : new Problem(HttpStatus.BAD_REQUEST, "WRONG_TYPE",
                            "the value does not fit here", path(trouble), "write a value of the right type and size");
        };
    }

    static Problem missing() {
        return new Problem(HttpStatus.BAD_REQUEST, "BODY_MISSING", "the body is empty", "the body", "send a JSON object");
    }

    private static boolean isSyntax(StreamReadException trouble) {
        return !trouble.getClass().getSimpleName().equals("InputCoercionException");
    }

    private static Problem wrongType(MismatchedInputException trouble, String detail) {
        var type = trouble.getTargetType();
        var expected = type == null
                ? "a value of the right type"
                : EXPECTED.getOrDefault(type, Collection.class.isAssignableFrom(type) ? "an array [...]" : "an object {...}");
        return new Problem(HttpStatus.BAD_REQUEST, "WRONG_TYPE", detail, path(trouble), "write " + expected);
    }

    private static Problem syntax(JacksonException trouble) {
        var place = trouble.getLocation();
        var message = String.valueOf(trouble.getOriginalMessage()).lines().findFirst().orElse("not JSON").replaceAll("\\p{Cntrl}", "?");
        var where = place == null || place.getLineNr() < 1 ? "the body" : "line " + place.getLineNr() + ", column " + place.getColumnNr();
        return new Problem(HttpStatus.BAD_REQUEST, "BAD_JSON", "the body is not the JSON it should be: " + message, where,
                "send one JSON object in UTF-8, each field once");
    }

    private static String path(JacksonException trouble) {
        return "$" + trouble.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .map(step -> step.length() > 80 ? step.substring(0, 77) + "..." : step).map(step -> step.replaceAll("\\p{Cntrl}", "?"))
                .collect(Collectors.joining());
    }

    private static String names(Collection<Object> known) {
        return known == null ? "none" : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }
}
