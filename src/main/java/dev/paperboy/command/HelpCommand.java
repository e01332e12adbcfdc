package dev.paperboy.command;

import dev.paperboy.card.Action;
import dev.paperboy.card.Invocation;
import dev.paperboy.command.CommandForm.Field;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code help}: lists the commands. */
final class HelpCommand implements Command {
  static final String LANGUAGE =
      """
      Queries: `diffusion transformer` both words · `rlhf, dpo` either · `"world model"` as a phrase
      `agents -survey` without · `quantiz*` any ending · `=RAG` this exact form · `"world model"~3` near
      `title:mamba` · `author:"Yann LeCun"` · `cat:cs.CL` · `feed:arxiv` · `upvotes>=20` · `has:code` · `trending:5`
      `about:"agents that use tools"` what is meant, in whatever words\
      """;

  private final List<Command> commands;

  /** Creates the help for these commands and itself. */
  HelpCommand(List<Command> commands) {
    this.commands = commands;
  }

  @Override
  public String name() {
    return "help";
  }

  @Override
  public String usage() {
    return "help [COMMAND]";
  }

  @Override
  public String purpose() {
    return "the commands, and how to write queries";
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.open(
            "command", "the command to explain", commands.stream().map(Command::name).toList()));
  }

  private Stream<Command> all() {
    return Stream.concat(commands.stream(), Stream.of(this));
  }

  @Override
  public Reply run(Call call) {
    String wanted = call.field("command").toLowerCase(Locale.ROOT);
    List<Command> shown =
        all().filter(one -> wanted.isEmpty() || one.name().equals(wanted)).toList();
    String unknown =
        shown.isEmpty()
            ? "There is no command " + Wording.typed(wanted) + ". The commands are:\n"
            : "";
    String lines =
        (shown.isEmpty() ? all() : shown.stream())
            .map(one -> Wording.typed("/papers " + one.usage()) + " — " + one.purpose())
            .collect(Collectors.joining("\n"));
    return new Reply(
        true,
        unknown + lines + "\n\n" + LANGUAGE,
        List.of(),
        List.of(
            new Action("Subscriptions here", Invocation.of("list")),
            new Action("Trending papers", Invocation.of("trending")),
            new Action("Feeds", Invocation.of("feeds"))));
  }
}
