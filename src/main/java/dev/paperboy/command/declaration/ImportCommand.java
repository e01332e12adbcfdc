package dev.paperboy.command.declaration;

import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Declarations;
import dev.paperboy.subscription.DeclaredChannel;
import dev.paperboy.subscription.PlatformDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code import}: imports an export into this channel. */
public final class ImportCommand implements Command {
  private static final int MOST_PROBLEMS = 20;

  private final DeclarationImport declarations;
  private final PlatformDirectory platforms;

  public ImportCommand(DeclarationImport declarations, PlatformDirectory platforms) {
    this.declarations = declarations;
    this.platforms = platforms;
  }

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String usage() {
    return "import YAML";
  }

  @Override
  public String purpose() {
    return "import what was exported";
  }

  @Override
  public List<Field> fields() {
    return List.of(Field.required("file", Kind.FILE, "the output of export"));
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public Reply run(Call call) {
    if (call.field("file").isEmpty()) {
      return Reply.quietly(
          "Paste the output of `/papers export` after `/papers import`, or a line such as"
              + " `- {query: diffusion, cadence: daily at 09:00}`.");
    }
    Declarations.Reading reading =
        Declarations.read(call.field("file"), Optional.of(call.channel().id()), platforms);
    DeclarationImport.Result result =
        declarations.apply(here(reading.channels(), call.channel()), call);
    List<String> problems =
        Stream.concat(reading.problems().stream().map(Wording::inert), result.problems().stream())
            .collect(Collectors.toCollection(ArrayList::new));
    int more = problems.size() - MOST_PROBLEMS;
    if (more > 0) {
      problems.subList(MOST_PROBLEMS, problems.size()).clear();
      problems.add("And " + Wording.count(more, "more problem") + " of the kind.");
    }
    return new Reply(
        result.isNothing(),
        result.sentence() + (problems.isEmpty() ? "" : "\n" + String.join("\n", problems)),
        List.of());
  }

  /**
   * The channels named in the text are ignored: nobody changes another channel from this one.
   * Settings are included only if they can only be meant for this channel.
   */
  private static List<DeclaredChannel> here(List<DeclaredChannel> named, Channel channel) {
    return List.of(
        new DeclaredChannel(
            channel.id(),
            channel.name(),
            named.stream()
                .filter(one -> named.size() == 1 || one.id().equals(channel.id()))
                .flatMap(one -> one.settings().stream())
                .toList(),
            named.stream().flatMap(one -> one.subscriptions().stream()).toList(),
            named.stream().flatMap(one -> one.mutes().stream()).toList()));
  }
}
