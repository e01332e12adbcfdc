package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * A request that came, with what it was answered.
 *
 * @param path below {@code /api/v10/}, without the query
 * @param query as written; "" for none
 * @param body its JSON; a missing node where none
 * @param files the names of the files that came with it
 * @param status the answer's; 0 where the connection was cut instead
 */
public record RecordedRequest(
    String method,
    String path,
    String query,
    JsonNode body,
    List<String> files,
    Instant arrived,
    int status,
    String answer) {

  /** Whether method and path fit: {@code POST channels/*}{@code /messages}. */
  public boolean fits(String pattern) {
    return PathPattern.of(pattern).fits(method, path);
  }
}
