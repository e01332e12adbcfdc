package dev.paperboy.command;

import java.util.List;

/** What a chat platform asks of the program. Safe for use by several threads. */
public interface CommandHandler {

  /** Answers a command; every failure is an answer too. */
  Reply handle(Request request);

  /**
   * Ways to complete what was typed so far.
   *
   * @param request the command as typed so far
   * @return whole command texts, best first, at most 10
   */
  List<String> complete(Request request);
}
