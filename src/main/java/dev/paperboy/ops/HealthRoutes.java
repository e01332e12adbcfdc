package dev.paperboy.ops;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paperboy.web.JsonAnswer;
import dev.paperboy.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Health checks: {@code /healthz} reports liveness, {@code /readyz} readiness. */
public final class HealthRoutes implements Routes {
  private final Supplier<Optional<String>> trouble;
  private final BooleanSupplier ready;

  /**
   * Creates the checks.
   *
   * @param trouble returns what prevents the program from working; empty if nothing does
   * @param ready returns whether it has started
   */
  public HealthRoutes(Supplier<Optional<String>> trouble, BooleanSupplier ready) {
    this.trouble = trouble;
    this.ready = ready;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/healthz", context -> answer(context, trouble.get()));
    routes.get(
        "/readyz",
        context -> answer(context, ready.getAsBoolean() ? trouble.get() : Optional.of("starting")));
  }

  private static void answer(Context context, Optional<String> reason) {
    context.status(reason.isPresent() ? 503 : 200);
    JsonAnswer.send(context, reason.map(JsonAnswer::errorBody).orElseGet(HealthRoutes::well));
  }

  private static ObjectNode well() {
    return JsonNodeFactory.instance.objectNode().put("status", "ok");
  }
}
