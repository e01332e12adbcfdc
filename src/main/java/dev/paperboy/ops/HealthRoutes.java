package dev.paperboy.ops;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paperboy.web.JsonAnswer;
import dev.paperboy.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Health checks: {@code /healthz} reports liveness, {@code /readyz} readiness. What a restart does
 * not heal is a warning in the body of a response that is otherwise good, so that no orchestrator
 * restarts the program over and over.
 */
public final class HealthRoutes implements Routes {
  private final Supplier<Optional<String>> problem;
  private final Supplier<List<String>> warnings;
  private final BooleanSupplier ready;

  /**
   * Creates the checks.
   *
   * @param problem returns what prevents the program from working; empty if nothing does
   * @param warnings returns what a person should look at although the program works, in sentences
   * @param ready returns whether it has started
   */
  public HealthRoutes(
      Supplier<Optional<String>> problem, Supplier<List<String>> warnings, BooleanSupplier ready) {
    this.problem = problem;
    this.warnings = warnings;
    this.ready = ready;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/healthz", context -> answer(context, problem.get()));
    routes.get(
        "/readyz",
        context -> answer(context, ready.getAsBoolean() ? problem.get() : Optional.of("starting")));
  }

  private void answer(Context context, Optional<String> reason) {
    context.status(reason.isPresent() ? 503 : 200);
    JsonAnswer.send(context, reason.map(JsonAnswer::errorBody).orElseGet(this::works));
  }

  private ObjectNode works() {
    List<String> found = warnings.get();
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("status", found.isEmpty() ? "ok" : "degraded");
    if (!found.isEmpty()) {
      found.forEach(body.putArray("warnings")::add);
    }
    return body;
  }
}
