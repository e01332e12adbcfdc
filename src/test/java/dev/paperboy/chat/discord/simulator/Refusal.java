package dev.paperboy.chat.discord.simulator;

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

  static Refusal with(Reply reply) {
    return new Refusal(reply);
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
