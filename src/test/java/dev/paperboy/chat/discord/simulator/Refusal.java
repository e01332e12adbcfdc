package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A request that Discord would not carry out, with its error body. */
final class Refusal extends RuntimeException {
  private final transient Reply reply;

  private Refusal(Reply reply) {
    super(String.valueOf(reply.body()));
    this.reply = reply;
  }

  static Refusal of(int status, int code, String message) {
    return new Refusal(Reply.error(status, code, message));
  }

  static Refusal invalidForm(ObjectNode errors) {
    ObjectNode body = Json.object().put("message", "Invalid Form Body").put("code", 50035);
    body.set("errors", errors);
    return new Refusal(new Reply(400, body, Map.of()));
  }

  static Refusal unknownChannel() {
    return of(404, 10003, "Unknown Channel");
  }

  static Refusal unknownMessage() {
    return of(404, 10008, "Unknown Message");
  }

  static Refusal missingAccess() {
    return of(403, 50001, "Missing Access");
  }

  static Refusal missingPermissions() {
    return of(403, 50013, "Missing Permissions");
  }

  Reply reply() {
    return reply;
  }
}
