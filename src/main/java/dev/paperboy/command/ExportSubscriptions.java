package dev.paperboy.command;

import dev.paperboy.subscription.Declaration;
import dev.paperboy.subscription.Declarations;
import java.util.List;

/** {@code export}: the subscriptions of the channel as YAML. */
final class ExportSubscriptions implements Command {
  private final ApplyDeclarations declarations;

  ExportSubscriptions(ApplyDeclarations declarations) {
    this.declarations = declarations;
  }

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String usage() {
    return "export";
  }

  @Override
  public String purpose() {
    return "the subscriptions here, as YAML";
  }

  @Override
  public Reply run(Call call) {
    List<Declaration> written = declarations.written(List.of(call.channel()));
    return Reply.quietly(
        written.isEmpty()
            ? "This channel has no subscriptions to export."
            : Declarations.write(written));
  }
}
