package dev.paperboy.command;

import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.subscription.Declaration;
import dev.paperboy.subscription.Declarations;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code import}: add subscriptions from YAML, all of them to this channel. */
final class ImportSubscriptions implements Command {
  private final ApplyDeclarations declarations;

  ImportSubscriptions(ApplyDeclarations declarations) {
    this.declarations = declarations;
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
    return "add subscriptions that were exported";
  }

  @Override
  public List<Field> fields() {
    return List.of(Field.required("file", Kind.FILE, "what export gave"));
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public Reply run(Call call) {
    if (call.field("file").isEmpty()) {
      return Reply.quietly(
          "Paste what `/papers export` gave after `/papers import`, or a line such as"
              + " `- {query: diffusion, cadence: daily at 09:00}`.");
    }
    Declarations.Reading reading =
        Declarations.read(call.field("file"), Optional.of(call.channel().id()));
    // Whatever channel the text names: nobody changes another channel from this one.
    List<Declaration> here =
        reading.declarations().stream()
            .map(
                one ->
                    new Declaration(
                        call.channel().id(), call.channel().name(), one.wish(), one.pause()))
            .toList();
    ApplyDeclarations.Result result = declarations.apply(here, call.request().user());
    List<String> problems =
        Stream.concat(reading.problems().stream().map(Wording::inert), result.problems().stream())
            .toList();
    return new Reply(
        result.added() + result.changed() == 0,
        result.sentence() + (problems.isEmpty() ? "" : "\n" + String.join("\n", problems)),
        List.of());
  }
}
