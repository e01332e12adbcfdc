package dev.paperboy.chat.discord;

import dev.paperboy.card.Invocation;
import dev.paperboy.command.CommandForm;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.CommandHandler;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Request;
import dev.paperboy.command.TypedAction;
import dev.paperboy.command.completion.FieldSuggestion;
import dev.paperboy.subscription.ChannelId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Commands that answer as a test wants, and remember what was asked. */
final class ScriptedCommands implements CommandHandler {
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<ChannelId> suggestedTo = new CopyOnWriteArrayList<>();
  private volatile Function<Request, Reply> script =
      request -> Reply.quietly("did " + request.text());
  private volatile Function<String, List<FieldSuggestion>> suggestions = typed -> List.of();

  /** From now on answers so. */
  void answer(Function<Request, Reply> how) {
    script = how;
  }

  /** From now on suggests so. */
  void suggesting(Function<String, List<FieldSuggestion>> how) {
    suggestions = how;
  }

  List<Request> requests() {
    return requests;
  }

  Request last() {
    return requests.get(requests.size() - 1);
  }

  /** As a person would type it. */
  static String typed(Request request) {
    return new Invocation(request.text(), request.fields()).typed();
  }

  List<ChannelId> suggestedTo() {
    return suggestedTo;
  }

  @Override
  public List<CommandForm> forms() {
    return List.of(
        form(
            "subscribe",
            true,
            required("query", Kind.QUERY),
            cadence(),
            optional("max", Kind.NUMBER)),
        form("search", false, required("query", Kind.QUERY)),
        form("list", false),
        form("export", false),
        form("resume", true, required("subscription", Kind.SUBSCRIPTION)),
        form("show", false, required("paper", Kind.PAPER)),
        form("import", true, required("file", Kind.FILE)));
  }

  private static CommandForm form(String name, boolean changes, Field... fields) {
    return new CommandForm(name, "what " + name + " does", changes, List.of(fields));
  }

  private static Field required(String name, Kind kind) {
    return new Field(name, "the " + name, kind, true, List.of());
  }

  private static Field optional(String name, Kind kind) {
    return new Field(name, "the " + name, kind, false, List.of());
  }

  private static Field cadence() {
    return new Field("cadence", "how often", Kind.TEXT, false, List.of("instant", "daily"));
  }

  @Override
  public Invocation read(String typed) {
    return TypedAction.invocation(typed);
  }

  @Override
  public Reply handle(Request request) {
    requests.add(request);
    return script.apply(request);
  }

  @Override
  public List<String> complete(Request request) {
    return List.of();
  }

  @Override
  public List<FieldSuggestion> suggest(ChannelId channel, CommandForm.Kind kind, String typed) {
    suggestedTo.add(channel);
    return suggestions.apply(typed);
  }
}
