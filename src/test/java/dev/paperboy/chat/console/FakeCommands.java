package dev.paperboy.chat.console;

import dev.paperboy.card.Invocation;
import dev.paperboy.command.CommandForm;
import dev.paperboy.command.CommandHandler;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Request;
import dev.paperboy.command.TypedAction;
import dev.paperboy.command.completion.FieldSuggestion;
import dev.paperboy.subscription.ChannelId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Answers the way the real commands read, without doing anything. */
final class FakeCommands implements CommandHandler {
  private static final List<String> NAMES =
      List.of("subscribe", "unsubscribe", "list", "search", "similar", "show", "why", "help");

  final List<Request> requests = new CopyOnWriteArrayList<>();

  @Override
  public List<CommandForm> forms() {
    return List.of();
  }

  @Override
  public List<FieldSuggestion> suggest(ChannelId channel, CommandForm.Kind kind, String typed) {
    return List.of();
  }

  @Override
  public Invocation read(String typed) {
    return TypedAction.invocation(typed);
  }

  @Override
  public Reply handle(Request request) {
    requests.add(request);
    String text = request.text();
    if (text.startsWith("subscribe ")) {
      return Reply.openly(
          "Subscribed (1): `"
              + text.substring("subscribe ".length())
              + "`\nExpect about 12 papers a week. `/papers unsubscribe 1` ends it.");
    }
    if (text.startsWith("search ")) {
      return new Reply(true, "2 papers.", List.of(SampleCards.diffusion(), SampleCards.agents()));
    }
    if (text.startsWith("similar ") || text.startsWith("why ") || text.startsWith("list")) {
      return Reply.quietly("You asked for `" + text + "`.");
    }
    if (text.startsWith("mute ")) {
      return new Reply(
          false, "Muted.", List.of(), List.of(TypedAction.action("Undo <it>", "unmute 1")));
    }
    if (text.equals("break")) {
      throw new IllegalStateException("broken on purpose");
    }
    return Reply.quietly("`" + text + "` is not a command. `/papers help` lists them.");
  }

  @Override
  public List<String> complete(Request request) {
    Stream<String> found =
        request.text().startsWith("subscribe ")
            ? Stream.of("subscribe diffusion daily", "subscribe diffusion weekly")
            : NAMES.stream();
    return found.filter(name -> name.startsWith(request.text())).toList();
  }
}
