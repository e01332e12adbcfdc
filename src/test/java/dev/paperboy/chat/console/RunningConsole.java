package dev.paperboy.chat.console;

import dev.paperboy.card.Card;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.web.WebServer;
import dev.paperboy.web.WebSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A console on a real server, with nothing real behind it. */
final class RunningConsole implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-06-12T09:30:00Z");

  static final int MOST_CHANNELS = 10_000;

  final ConsoleLogInMemory log = new ConsoleLogInMemory(MOST_CHANNELS);
  final FakeCommands commands = new FakeCommands();
  final ConsoleEvents events;
  final ConsoleSender sender;
  final WebServer server;
  private final AtomicInteger nonces = new AtomicInteger();

  RunningConsole() {
    this(WebSettings.of("127.0.0.1:0", List.of(), ""), Duration.ofSeconds(15));
  }

  RunningConsole(WebSettings settings, Duration heartbeat) {
    events = new ConsoleEvents(heartbeat);
    sender = new ConsoleSender(log, events, InstantSource.fixed(NOW));
    ConsoleRoutes routes =
        new ConsoleRoutes(log, commands, new Papers(), RunningConsole::status, events);
    server = new WebServer(settings, List.of(routes), InstantSource.system());
    server.start();
  }

  SendResult post(String channel, String text, Card... cards) {
    return post(channel, "nonce-" + nonces.incrementAndGet(), text, cards);
  }

  SendResult post(String channel, String nonce, String text, Card... cards) {
    ConsoleChannel there = new ConsoleChannel(channel, channel);
    return sender
        .send(new Outgoing(nonce, there.address(), text, List.of(cards), false, false))
        .join();
  }

  SendResult edit(String channel, String id, String text, Card... cards) {
    ConsoleChannel there = new ConsoleChannel(channel, channel);
    return sender
        .edit(id, new Outgoing("nonce", there.address(), text, List.of(cards), false, true))
        .join();
  }

  @Override
  public void close() {
    server.close();
  }

  private static ConsoleStatus status() {
    return new ConsoleStatus(
        NOW,
        12_811,
        0,
        3,
        List.of(
            new ConsoleStatus.Feed(
                "huggingface",
                "Hugging Face",
                "fresh",
                "",
                NOW.minusSeconds(240),
                NOW.minusSeconds(240),
                NOW.plusSeconds(660),
                9_120),
            new ConsoleStatus.Feed(
                "arxiv",
                "arXiv cs.CL, cs.LG",
                "late",
                "no announcement on an announcement day",
                NOW.minusSeconds(93_600),
                NOW.minusSeconds(600),
                NOW.plusSeconds(1_200),
                3_691),
            new ConsoleStatus.Feed("jmlr", "JMLR", "not read yet", "", null, null, null, 1)),
        new ConsoleStatus.Outbox(2, 418, 1, 0),
        List.of(
            new ConsoleStatus.Platform("console", "on", ""),
            new ConsoleStatus.Platform("discord", "off", "no token"),
            new ConsoleStatus.Platform("slack", "off", "no token"),
            new ConsoleStatus.Platform("email", "off", "no server")));
  }

  private static final class Papers implements PaperCatalog {
    @Override
    public SearchAnswer search(String query, Sort sort, int limit) {
      if (query.startsWith("(")) {
        return new SearchAnswer.Mistaken("A bracket is not closed.", 0, query + ")");
      }
      return new SearchAnswer.Found(
          Stream.of(
                  SampleCards.diffusion().found("says it"),
                  SampleCards.agents().found("close in meaning"))
              .limit(limit)
              .toList(),
          query,
          1,
          true,
          1,
          sort == Sort.NEWEST ? "diffusions" : "");
    }

    @Override
    public Facets facets(String query) {
      return new Facets(
          List.of(new Facet("arxiv", 2, query + " feed:arxiv")), List.of(), List.of(), true);
    }

    @Override
    public Optional<Card> paper(String spelling) {
      return switch (spelling) {
        case "2606.14777",
            "arxiv:2606.14777",
            "https://arxiv.org/abs/2606.14777v2?context=cs.CV#x" ->
            Optional.of(SampleCards.diffusion());
        case "10.1101/2026.01.02.123456;x=1" -> Optional.of(SampleCards.agents());
        default -> Optional.empty();
      };
    }
  }
}
