package dev.paperboy.chat.discord.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds the endpoint of a request. Filled before the first request, then only read. */
final class Router {
  private record Route(String method, List<String> template, Function<Call, Reply> endpoint) {}

  private final List<Route> routes = new ArrayList<>();

  /**
   * Adds an endpoint: {@code GET}, {@code channels/{channel}/messages}. The first that fits wins.
   */
  void add(String method, String template, Function<Call, Reply> endpoint) {
    routes.add(new Route(method, List.of(template.split("/", -1)), endpoint));
  }

  Reply answer(Call call) {
    List<String> path = List.of(call.path().split("/", -1));
    for (Route route : routes) {
      if (route.method.equals(call.method())) {
        Optional<Map<String, String>> parts = fit(route.template, path);
        if (parts.isPresent()) {
          return route.endpoint.apply(call.at(parts.get()));
        }
      }
    }
    return Reply.error(404, 0, "404: Not Found");
  }

  private static Optional<Map<String, String>> fit(List<String> template, List<String> path) {
    if (template.size() != path.size()) {
      return Optional.empty();
    }
    Map<String, String> parts = new HashMap<>();
    for (int i = 0; i < path.size(); i++) {
      if (template.get(i).startsWith("{")) {
        parts.put(template.get(i).substring(1, template.get(i).length() - 1), path.get(i));
      } else if (!template.get(i).equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(parts);
  }
}
