package dev.paperboy.site.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Validates feeds against schemas, and reads them. */
public final class FeedValidation {
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonSchema JSON_FEED = jsonFeed();

  private FeedValidation() {}

  /** Validates an Atom feed and reads it. */
  public static Feed atom(String xml) {
    assertThat(problems(xml)).isEmpty();
    try {
      Feed feed = (Feed) new WireFeedInput().build(new StringReader(xml));
      assertThat(feed.getAuthors()).isNotEmpty();
      return feed;
    } catch (FeedException unreadable) {
      throw new AssertionError(xml, unreadable);
    }
  }

  /** Returns what is wrong with an Atom feed by the schema. */
  static List<String> problems(String xml) {
    List<String> problems = new ArrayList<>();
    PropertyMapBuilder properties = new PropertyMapBuilder();
    properties.put(ValidateProperty.ERROR_HANDLER, new Collector(problems));
    ValidationDriver driver =
        new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
    try (InputStream schema = resource("atom.rnc")) {
      assertThat(driver.loadSchema(new InputSource(schema))).as("the schema: " + problems).isTrue();
      boolean valid = driver.validate(new InputSource(new StringReader(xml)));
      assertThat(valid).isEqualTo(problems.isEmpty());
      return problems;
    } catch (IOException | SAXException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private record Collector(List<String> problems) implements ErrorHandler {
    @Override
    public void warning(SAXParseException problem) {
      problems.add(problem.getMessage());
    }

    @Override
    public void error(SAXParseException problem) {
      problems.add(problem.getMessage());
    }

    @Override
    public void fatalError(SAXParseException problem) {
      problems.add(problem.getMessage());
    }
  }

  /** Validates a JSON feed and reads it. */
  public static JsonNode json(String text) {
    JsonNode feed = read(text);
    assertThat(JSON_FEED.validate(feed)).isEmpty();
    return feed;
  }

  /** Returns whether a JSON feed is valid by the schema. */
  static boolean isJsonFeed(String text) {
    return JSON_FEED.validate(read(text)).isEmpty();
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException unreadable) {
      throw new AssertionError(text, unreadable);
    }
  }

  private static JsonSchema jsonFeed() {
    try (InputStream schema = resource("json-feed.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        FeedValidation.class.getResourceAsStream("/feeds-out/" + name), name);
  }
}
