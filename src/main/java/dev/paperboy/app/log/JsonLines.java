package dev.paperboy.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Writes each logged event as one JSON object on a line of its own, in UTF-8: {@code timestamp} in
 * UTC, {@code level}, {@code logger}, {@code message}, {@code fields} with the key-value pairs, and
 * {@code exception} with its stack trace; the last two only if there are any. Of a mail address, it
 * has one letter and the domain, as the text format does.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
  private static final byte[] NONE = {};
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** Each match begins where no other could, so that the search is linear. */
  static final Pattern MAIL_ADDRESS =
      Pattern.compile("(?<![\\w.+%~&=-])([\\w])[\\w.+%~&=-]*+@([\\w-]+\\.[\\w.-]+)");

  private final Encoder<ILoggingEvent> text;

  /**
   * Creates an encoder.
   *
   * @param text the encoder that it replaces
   */
  JsonLines(Encoder<ILoggingEvent> text) {
    this.text = text;
  }

  /** Returns the encoder that it replaces. */
  Encoder<ILoggingEvent> text() {
    return text;
  }

  @Override
  public byte[] headerBytes() {
    return NONE;
  }

  @Override
  public byte[] footerBytes() {
    return NONE;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("timestamp", TIMESTAMP.format(Instant.ofEpochMilli(event.getTimeStamp())))
            .put("level", event.getLevel().toString())
            .put("logger", event.getLoggerName())
            .put("message", masked(event.getFormattedMessage()));
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (pairs != null && !pairs.isEmpty()) {
      ObjectNode fields = line.putObject("fields");
      pairs.forEach(pair -> put(fields, pair.key, pair.value));
    }
    if (event.getThrowableProxy() != null) {
      line.put("exception", masked(ThrowableProxyUtil.asString(event.getThrowableProxy())));
    }
    try {
      return (MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void put(ObjectNode fields, String key, @Nullable Object value) {
    if (value instanceof Integer || value instanceof Long) {
      fields.put(key, ((Number) value).longValue());
    } else if (value instanceof Boolean yes) {
      fields.put(key, yes);
    } else {
      fields.put(key, value == null ? null : masked(value.toString()));
    }
  }

  private static @Nullable String masked(@Nullable String text) {
    return text == null ? null : MAIL_ADDRESS.matcher(text).replaceAll("$1***@$2");
  }
}
