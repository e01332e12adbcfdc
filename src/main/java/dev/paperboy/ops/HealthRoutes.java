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

/** {@code /healthz}: does it do its work; {@code /readyz}: has it begun to. */
public final class HealthRoutes implements Routes {
  private final Supplier<Optional<String>> trouble;
  private final BooleanSupplier ready;

  /**
   * Health as these tell it.
   *
   * @param trouble what keeps the program from its work; empty while nothing does
   * @param ready whether it has begun
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
