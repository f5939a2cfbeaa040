package org.wuxingspice.model.files;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** Why a document is refused, in words of the document rather than of its parser. */
final class JsonRefusal {

  private JsonRefusal() {}

  /** Line, column and field where reading stopped, to follow the name of the file. */
  static String place(final JsonProcessingException failure) {
    final JsonLocation at = failure.getLocation();
    final String line =
        at == null || at.getLineNr() < 1
            ? ""
            : ", line " + at.getLineNr() + " column " + at.getColumnNr();
    if (!(failure instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return line;
    }
    return line
        + mapping.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
            .collect(Collectors.joining(".", ", field ", ""));
  }

  /** What is wrong there. */
  static String cause(final JsonProcessingException failure) {
    if (failure instanceof JsonEOFException) {
      return "the file ends early";
    } else if (failure instanceof StreamReadException) {
      return syntax(failure.getOriginalMessage().replaceAll("\\s+", " "));
    } else if (failure.getCause() instanceof StreamReadException inner) {
      return cause(inner);
    } else if (failure instanceof UnrecognizedPropertyException unknown) {
      return "there is no such field; there are " + listed(unknown.getKnownPropertyIds());
    } else if (failure instanceof InvalidNullException) {
      return "null is not allowed: a value is required";
    } else if (failure instanceof InvalidTypeIdException kind) {
      return kind.getTypeId() == null
          ? "the field that names the kind is missing"
          : "kind '" + kind.getTypeId() + "' is unknown";
    } else if (failure instanceof InvalidFormatException format) {
      return "'" + format.getValue() + "': need " + kind(format.getTargetType());
    } else if (failure instanceof MismatchedInputException mismatch) {
      return mismatch(mismatch);
    }
    return "cannot be read as what it should be";
  }

  /** What the parser calls tokens, start bytes and features is left out. */
  private static String syntax(final String message) {
    if (message.startsWith("Invalid UTF-8")) {
      return "this is no text in UTF-8";
    }
    return message
        .replaceFirst(":? \\(?enable .*", "")
        .replaceFirst(": (was )?expect(ing|ed) .*", "")
        .replaceFirst("Unrecognized token ('.*')", "$1 is not JSON")
        .replaceFirst(
            "Unexpected character \\('(.)' \\(code \\d+\\)\\).*", "'$1' does not belong here");
  }

  private static String mismatch(final MismatchedInputException failure) {
    final JsonToken last =
        failure.getProcessor() instanceof JsonParser parser ? parser.currentToken() : null;
    if (failure.getPath().isEmpty() && last == null) {
      return "the file is empty";
    } else if (failure.getPath().isEmpty() && last != JsonToken.END_OBJECT) {
      return "need " + kind(failure.getTargetType()) + " and nothing behind it";
    } else if (last == JsonToken.END_OBJECT) {
      return "this field is missing";
    } else if (last == JsonToken.VALUE_NULL) {
      return "null is not allowed: need " + kind(failure.getTargetType());
    }
    return "need " + kind(failure.getTargetType());
  }

  private static String listed(final Collection<Object> names) {
    return names.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
  }

  private static String kind(final Class<?> type) {
    if (type == null) {
      return "another value";
    } else if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(Object::toString)
          .collect(Collectors.joining(", ", "one of ", ""));
    } else if (type == int.class
        || type == long.class
        || type == Integer.class
        || type == Long.class) {
      return "an integer";
    } else if (type == double.class || type == Double.class) {
      return "a number";
    } else if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    } else if (type == String.class) {
      return "text in quotation marks";
    }
    return type.isArray() || Collection.class.isAssignableFrom(type) ? "a list" : "an object";
  }
}
