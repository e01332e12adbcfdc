package dev.paperboy.app.settings;

import dev.paperboy.app.settings.value.DurationText;
import dev.paperboy.app.settings.value.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Reads the section of the model on another server. */
final class MeaningReader {
  private static final String EXAMPLE =
      "{ endpoint: \"http://localhost:11434/v1\", model: nomic-embed-text }";

  private MeaningReader() {}

  /** Returns the settings; empty if there is no such section, or it is invalid. */
  static Optional<MeaningSettings> read(Section root) {
    return root.section("meaning", EXAMPLE).flatMap(MeaningReader::section);
  }

  private static Optional<MeaningSettings> section(Section section) {
    Optional<URI> endpoint =
        section.required("endpoint", "http://localhost:11434/v1", MeaningReader::address);
    Optional<String> model =
        section.required("model", "nomic-embed-text", MeaningSettings::requireModel);
    Optional<Secret> key = section.secret("key");
    int batch =
        section
            .value("batch", text -> MeaningSettings.requireBatch(TextFormat.number(text)))
            .orElse(MeaningSettings.DEFAULT_BATCH);
    int rate =
        section
            .value(
                "requests_per_minute", text -> MeaningSettings.requireRate(TextFormat.number(text)))
            .orElse(MeaningSettings.DEFAULT_REQUESTS_PER_MINUTE);
    Duration timeout =
        section
            .value("timeout", text -> MeaningSettings.requireTimeout(DurationText.parse(text)))
            .orElse(MeaningSettings.DEFAULT_TIMEOUT);
    section.close();
    return endpoint.flatMap(
        url -> model.map(name -> new MeaningSettings(url, name, key, batch, rate, timeout)));
  }

  private static URI address(String text) {
    URI address = TextFormat.webAddress(text);
    if (address.getRawUserInfo() != null
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "it must be an address without user, ? and #; a password belongs into meaning.key");
    }
    if (address.getRawPath().endsWith("/embeddings")) {
      throw new IllegalArgumentException("leave out /embeddings, which is added");
    }
    return address;
  }
}
