package dev.paperboy.chat.discord.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds the endpoint of a request. Filled before the first request, then only read. */
final class Router {
  private record Route(String method, String[] template, Function<Call, Reply> endpoint) {}

  private final List<Route> routes = new ArrayList<>();

  /**
   * Adds an endpoint: {@code GET}, {@code channels/{channel}/messages}. The first that fits wins.
   */
  void add(String method, String template, Function<Call, Reply> endpoint) {
    routes.add(new Route(method, template.split("/"), endpoint));
  }

  Reply answer(Call call) {
    String[] path = call.path().split("/");
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

  private static Optional<Map<String, String>> fit(String[] template, String[] path) {
    if (template.length != path.length) {
      return Optional.empty();
    }
    Map<String, String> parts = new HashMap<>();
    for (int i = 0; i < path.length; i++) {
      if (template[i].startsWith("{")) {
        parts.put(template[i].substring(1, template[i].length() - 1), path[i]);
      } else if (!template[i].equals(path[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(parts);
  }
}
