package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A request as an endpoint sees it.
 *
 * @param path below {@code /api/v10/}, without the query
 * @param parts what stands in the places of the route's {@code {names}}
 * @param body the JSON, of a multipart request its {@code payload_json}; a missing node where none
 */
record Call(
    String method,
    String path,
    Map<String, String> parts,
    Map<String, List<String>> query,
    JsonNode body,
    List<String> files) {

  String part(String name) {
    return parts.getOrDefault(name, "");
  }

  boolean asks(String flag) {
    return query.getOrDefault(flag, List.of()).contains("true");
  }

  int number(String name, int otherwise) {
    return query.getOrDefault(name, List.of()).stream()
        .findFirst()
        .map(Integer::parseInt)
        .orElse(otherwise);
  }

  Call at(Map<String, String> newParts) {
    return new Call(method, path, newParts, query, body, files);
  }
}
