package dev.paperboy.app.cli;

import dev.paperboy.app.OtherModel;
import dev.paperboy.app.settings.MeaningSettings;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.settings.value.BindAddress;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.chat.CheckFinding;
import dev.paperboy.embedding.EmbeddingEndpoint;
import dev.paperboy.embedding.EndpointAddress;
import dev.paperboy.embedding.EndpointAnswer;
import dev.paperboy.embedding.EndpointAnswer.Refused;
import dev.paperboy.embedding.EndpointAnswer.Unavailable;
import dev.paperboy.embedding.EndpointAnswer.Vectors;
import dev.paperboy.meaning.Embedding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the model on another server, by one request with three short texts. */
final class EndpointCheck {
  private static final List<String> TEXTS =
      List.of(
          "Large language models that operate a computer",
          "Agents that use the screen, the mouse and the keyboard",
          "The early spectra of a nearby supernova");

  private EndpointCheck() {}

  /** Checks an endpoint. */
  static List<CheckFinding> of(MeaningSettings meaning, Settings settings)
      throws InterruptedException {
    List<CheckFinding> findings = new ArrayList<>();
    keyInTheClear(meaning).ifPresent(findings::add);
    SystemTime time = new SystemTime();
    try (EmbeddingEndpoint endpoint = OtherModel.endpoint(meaning, settings, time)) {
      Instant begun = time.instant();
      EndpointAnswer answer = endpoint.ask(TEXTS);
      Duration taken = Duration.between(begun, time.instant());
      findings.add(finding(endpoint.address(), answer, taken));
    }
    return findings;
  }

  private static Optional<CheckFinding> keyInTheClear(MeaningSettings meaning) {
    boolean exposed =
        meaning.key().isPresent()
            && "http".equalsIgnoreCase(meaning.endpoint().getScheme())
            && !new BindAddress(bare(meaning.endpoint().getHost()), 0).isLoopback();
    return exposed
        ? Optional.of(
            CheckFinding.note("the key is sent over http, so the network in between can read it"))
        : Optional.empty();
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static CheckFinding finding(
      EndpointAddress address, EndpointAnswer answer, Duration taken) {
    if (answer instanceof Vectors vectors) {
      List<Embedding> texts = vectors.vectors();
      String numbers =
          "%s answers, %d dimensions, %d texts in %d ms"
              .formatted(address, texts.get(0).dimensions(), TEXTS.size(), taken.toMillis());
      return texts.get(0).cosine(texts.get(1)) > texts.get(0).cosine(texts.get(2))
          ? new CheckFinding(true, numbers)
          : new CheckFinding(
              false,
              numbers
                  + "; but by its vectors two texts about agents are less alike than one about"
                  + " agents and one about a supernova: is it a model for embeddings?");
    }
    if (answer instanceof Unavailable unavailable) {
      return new CheckFinding(
          false, unavailable.reason() + "; until it answers, the built-in model is used");
    }
    if (answer instanceof Refused refused) {
      return new CheckFinding(
          false, refused.reason() + "; until it answers, the built-in model is used");
    }
    throw new IllegalStateException("unknown answer: " + answer);
  }
}
