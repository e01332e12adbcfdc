package dev.paperboy.chat.slack;

import dev.paperboy.chat.slack.install.BotToken;
import dev.paperboy.chat.slack.install.BotTokens;
import dev.paperboy.chat.slack.send.Workspaces;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The workspaces, as needed for sending. */
final class TokensForSending implements Workspaces {
  private final BotTokens tokens;
  private final BooleanSupplier ready;

  TokensForSending(BotTokens tokens, BooleanSupplier ready) {
    this.tokens = tokens;
    this.ready = ready;
  }

  @Override
  public boolean isReady() {
    return ready.getAsBoolean();
  }

  @Override
  public Optional<String> token(String team) {
    return tokens.of(team) instanceof BotToken.Ready ready
        ? Optional.of(ready.value())
        : Optional.empty();
  }

  @Override
  public void refused(String team, String error) {
    tokens.refused(team, error);
  }
}
