package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The methods {@code views.*}. Guarded by the world's monitor. */
final class ViewMethods {
  private final World world;
  private final Interactions interactions;

  ViewMethods(World world, Interactions interactions) {
    this.world = world;
    this.interactions = interactions;
  }

  void addTo(Methods methods) {
    methods.add("views.open", "", this::open);
    methods.add("views.push", "", this::push);
    methods.add("views.update", "", this::update);
    methods.add("views.publish", "", this::publish);
  }

  private ObjectNode open(Call call) {
    JsonNode content = view(call);
    ViewRules.check(content, "modal");
    OpenInteraction interaction = trigger(call);
    StoredView view = world.views.open(interaction.user, content);
    interaction.opened(view);
    return answer(view);
  }

  private ObjectNode push(Call call) {
    JsonNode content = view(call);
    ViewRules.check(content, "modal");
    OpenInteraction interaction = trigger(call);
    StoredView view = world.views.push(interaction.user, content);
    interaction.opened(view);
    return answer(view);
  }

  private OpenInteraction trigger(Call call) {
    return interactions.use(call.needed("trigger_id", "invalid_arguments"), call.workspace());
  }

  private ObjectNode update(Call call) {
    StoredView view =
        world
            .views
            .find(call.workspace(), call.text("view_id"), call.text("external_id"))
            .orElseThrow(() -> Refusal.of("not_found"));
    world.views.update(view, view(call), call.text("hash"));
    return answer(view);
  }

  private ObjectNode publish(Call call) {
    SimulatedUser user =
        world
            .user(call.workspace(), call.text("user_id"))
            .orElseThrow(() -> Refusal.of("user_not_found"));
    return answer(world.views.publish(user, view(call), call.text("hash")));
  }

  private static JsonNode view(Call call) {
    JsonNode view = call.json("view", "invalid_arguments");
    Refusal.when(!view.isObject(), "invalid_arguments");
    return view;
  }

  private static ObjectNode answer(StoredView view) {
    ObjectNode answer = Json.object();
    answer.set("view", view.json());
    return answer;
  }
}
