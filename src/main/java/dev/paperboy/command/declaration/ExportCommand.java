package dev.paperboy.command.declaration;

import dev.paperboy.command.Command;
import dev.paperboy.command.Reply;
import dev.paperboy.subscription.Declarations;
import dev.paperboy.subscription.DeclaredChannel;
import java.util.List;

/** {@code export}: exports the channel's subscriptions, mutes and settings as YAML. */
public final class ExportCommand implements Command {
  private final DeclarationWriter declarations;

  public ExportCommand(DeclarationWriter declarations) {
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
    return "subscriptions, mutes and settings, as YAML";
  }

  @Override
  public Reply run(Call call) {
    List<DeclaredChannel> written = declarations.of(call.channel());
    return Reply.quietly(
        written.isEmpty()
            ? "This channel has no subscriptions to export, and all its settings are the defaults."
            : Declarations.write(written));
  }
}
