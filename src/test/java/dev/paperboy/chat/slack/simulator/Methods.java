package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The methods of the Web API by name. Filled before the first request, then only read. */
final class Methods {
  /**
   * A method.
   *
   * @param scope that the bot's token needs; "" for none
   * @param needsBot whether it is called with a bot's token
   */
  record Method(String scope, boolean needsBot, Function<Call, ObjectNode> endpoint) {}

  private final Map<String, Method> methods = new HashMap<>();

  /** Adds a method that a bot calls; its answer gets {@code ok: true}. */
  void add(String name, String scope, Function<Call, ObjectNode> endpoint) {
    methods.put(name, new Method(scope, true, endpoint));
  }

  /** Adds a method that needs no bot's token. */
  void addOpen(String name, Function<Call, ObjectNode> endpoint) {
    methods.put(name, new Method("", false, endpoint));
  }

  Optional<Method> method(String name) {
    return Optional.ofNullable(methods.get(name));
  }
}
