package dev.paperboy.app;

import dev.paperboy.card.Invocation;
import dev.paperboy.command.CommandForm;
import dev.paperboy.command.CommandHandler;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Request;
import dev.paperboy.command.completion.FieldSuggestion;
import dev.paperboy.ops.Metrics;
import dev.paperboy.subscription.ChannelId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A handler that reports to the metrics how long another one takes. Thread-safe. */
final class MeasuredCommands implements CommandHandler {
  /** What is counted for a name that is no command, so that people cannot add metrics. */
  private static final String UNKNOWN = "unknown";

  private final CommandHandler commands;
  private final Metrics metrics;

  MeasuredCommands(CommandHandler commands, Metrics metrics) {
    this.commands = commands;
    this.metrics = metrics;
  }

  @Override
  public Reply handle(Request request) {
    long begun = System.nanoTime();
    Reply reply = commands.handle(request);
    metrics.handled(name(request), reply.failed(), Duration.ofNanos(System.nanoTime() - begun));
    return reply;
  }

  private String name(Request request) {
    String typed = request.text().strip().toLowerCase(Locale.ROOT) + " ";
    return typed.isBlank()
        ? "help"
        : commands.names().stream()
            .filter(
                name ->
                    typed.startsWith(name) && Character.isWhitespace(typed.charAt(name.length())))
            .findFirst()
            .orElse(UNKNOWN);
  }

  @Override
  public List<String> names() {
    return commands.names();
  }

  @Override
  public List<CommandForm> forms() {
    return commands.forms();
  }

  @Override
  public Invocation read(String typed) {
    return commands.read(typed);
  }

  @Override
  public List<String> complete(Request request) {
    return commands.complete(request);
  }

  @Override
  public List<FieldSuggestion> suggest(ChannelId channel, CommandForm.Kind kind, String typed) {
    return commands.suggest(channel, kind, typed);
  }
}
