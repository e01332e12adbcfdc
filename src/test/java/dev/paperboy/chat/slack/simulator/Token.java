package dev.paperboy.chat.slack.simulator;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** A token of a bot, with the scopes that it carries. Guarded by the world's monitor. */
final class Token {
  final String value;
  final SimulatedWorkspace workspace;
  final Set<String> scopes;
  final Instant expires;

  /** Slack's word for why it works no more; "" while it works. */
  String problem = "";

  Token(String value, SimulatedWorkspace workspace, Set<String> scopes, Instant expires) {
    this.value = value;
    this.workspace = workspace;
    this.scopes = new TreeSet<>(scopes);
    this.expires = expires;
  }
}
