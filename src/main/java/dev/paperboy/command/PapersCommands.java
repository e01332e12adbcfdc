package dev.paperboy.command;

import dev.paperboy.card.Invocation;
import dev.paperboy.command.Command.Call;
import dev.paperboy.command.completion.Completion;
import dev.paperboy.command.completion.FieldSuggestion;
import dev.paperboy.command.completion.FieldSuggestions;
import dev.paperboy.command.setting.Permission;
import dev.paperboy.query.analysis.Spelling;
import dev.paperboy.store.Database;
import dev.paperboy.store.StoreException;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.PlatformDirectory;
import dev.paperboy.subscription.Rules.WhoMayChange;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The {@code /papers} commands. */
final class PapersCommands implements CommandHandler {
  private static final Logger LOG = LoggerFactory.getLogger(PapersCommands.class);
  private static final int LONGEST = 20_000;
  private static final int LONGEST_NAME = 40;

  private final Database database;
  private final PlatformDirectory platforms;
  private final InstantSource clock;
  private final List<Command> commands;
  private final Completion completion;
  private final FieldSuggestions suggestions;
  private final ChannelStore channels = new ChannelStore();

  PapersCommands(
      Database database,
      PlatformDirectory platforms,
      InstantSource clock,
      List<Command> commands,
      Completion completion,
      FieldSuggestions suggestions) {
    this.database = database;
    this.platforms = platforms;
    this.clock = clock;
    this.commands = List.copyOf(commands);
    this.completion = completion;
    this.suggestions = suggestions;
  }

  @Override
  public List<CommandForm> forms() {
    return commands.stream().filter(Command::hasForm).map(Command::form).toList();
  }

  @Override
  public List<String> names() {
    return commands.stream().map(Command::name).toList();
  }

  @Override
  public List<FieldSuggestion> suggest(ChannelId channel, CommandForm.Kind kind, String typed) {
    return suggestions.suggest(channel, kind, typed);
  }

  @Override
  public Invocation read(String typed) {
    String[] parts = typed.strip().split("\\s+", 2);
    String name = parts[0].toLowerCase(Locale.ROOT);
    String rest = parts.length > 1 ? parts[1].strip() : "";
    return find(name)
        .map(command -> new Invocation(name, command.read(rest)))
        .orElseGet(() -> Invocation.of(name).with(Invocation.TYPED, rest));
  }

  @Override
  public Reply handle(Request request) {
    try {
      return dispatch(request);
    } catch (StoreException failure) {
      LOG.atLevel(failure.kind() == StoreException.Kind.BUSY ? Level.WARN : Level.ERROR)
          .addKeyValue("channel", request.channel())
          .addKeyValue("reason", failure.getMessage())
          .log("a command could not be carried out");
      return Reply.ofFailure(failure);
    } catch (RuntimeException | Error failure) {
      // A bug must not leave the person without a reply.
      LOG.atError().addKeyValue("channel", request.channel()).log("a command failed", failure);
      return Reply.ofFailure(failure);
    }
  }

  private Reply dispatch(Request request) {
    String text = request.text().strip();
    if (text.length() > LONGEST) {
      return Reply.quietly("A command can have " + LONGEST + " characters at most.");
    }
    String[] parts = text.split("\\s+", 2);
    String name = parts[0].toLowerCase(Locale.ROOT);
    Optional<Command> found = find(name.isEmpty() ? "help" : name);
    if (found.isEmpty()) {
      return unknown(parts[0]);
    }
    Command command = found.get();
    Channel channel =
        database
            .read(transaction -> channels.find(transaction, request.channel()))
            .filter(known -> known.name().equals(request.channelName()))
            .orElseGet(
                () ->
                    database.write(
                        transaction ->
                            channels.ensure(
                                transaction,
                                request.channel(),
                                request.channelName(),
                                platforms.of(request.channel()).initialRules(),
                                clock.instant())));
    Call call =
        new Call(
            request, channel, fields(command, request, parts.length > 1 ? parts[1].strip() : ""));
    Request.User user = request.user();
    WhoMayChange who = channel.rules().whoMayChange();
    if (command.changes(call) && !who.allows(user.manager(), user.id(), user.roles())) {
      return Permission.refusal(who);
    }
    return command.run(call);
  }

  /** Filled-in fields are used unchanged; typed text is parsed by the command. */
  private static Map<String, String> fields(Command command, Request request, String typed) {
    if (request.fields().isEmpty()) {
      return command.read(typed);
    }
    Map<String, String> fields = new HashMap<>();
    request.fields().forEach((name, value) -> fields.put(name, value.strip()));
    fields.values().removeIf(String::isEmpty);
    return fields;
  }

  private Optional<Command> find(String name) {
    return commands.stream().filter(command -> command.name().equals(name)).findFirst();
  }

  private Reply unknown(String name) {
    String lower = Wording.shorten(name.toLowerCase(Locale.ROOT), LONGEST_NAME);
    String near =
        Spelling.nearest(lower, commands.stream().map(Command::name).toList())
            .map(known -> " Did you mean " + Wording.typed("/papers " + known) + "?")
            .orElse("");
    return Reply.quietly(
        "There is no command " + Wording.typed(name) + "." + near + " `/papers help` lists them.");
  }

  @Override
  public List<String> complete(Request request) {
    try {
      return completion.complete(request, commands);
    } catch (StoreException failure) {
      LOG.atWarn().addKeyValue("reason", failure.getMessage()).log("completions are unavailable");
      return List.of();
    }
  }
}
