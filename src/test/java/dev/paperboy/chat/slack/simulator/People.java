package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What people do with commands, buttons and modals, as the bot is told of it. Thread-safe. */
final class People {
  private final World world;
  private final Interactions interactions;
  private final Deliveries deliveries;
  private final Supplier<String> root;

  People(World world, Interactions interactions, Deliveries deliveries, Supplier<String> root) {
    this.world = world;
    this.interactions = interactions;
    this.deliveries = deliveries;
    this.root = root;
  }

  Answer slash(SimulatedUser user, SimulatedChannel channel, String command, String text) {
    OpenInteraction made = interactions.begin(user, channel, null, null);
    ObjectNode payload = Json.object().put("token", "simulated").put("team_id", team(user));
    payload.put("team_domain", user.workspace().domain()).put("channel_id", channel.id());
    payload.put("channel_name", channel.interactionName()).put("user_id", user.id());
    payload.put("user_name", user.name()).put("command", command).put("text", text);
    payload.put("api_app_id", World.APP_ID).put("is_enterprise_install", "false");
    payload.put("response_url", root.get() + made.responsePath);
    payload.put("trigger_id", made.triggerId);
    return deliver(made, Delivery.COMMAND, payload, carried -> answerNow(made, carried));
  }

  private void answerNow(OpenInteraction made, JsonNode carried) {
    if (!carried.path("text").asText("").isEmpty() || carried.path("blocks").isArray()) {
      synchronized (world) {
        try {
          interactions.answer(made, carried);
        } catch (Refusal refusal) {
          world.warned("acknowledgement: " + refusal.error());
        }
      }
    }
  }

  /** A person uses an element of a message; the value given instead of its own is forged. */
  Answer use(
      SimulatedUser user, PostedMessage posted, String actionId, Object value, boolean forged) {
    SimulatedChannel channel = posted.channel();
    StoredMessage message = stored(posted);
    BlockTree.Element element = element(message.content().path("blocks"), actionId);
    OpenInteraction made = interactions.begin(user, channel, message, null);
    ObjectNode payload = interactive("block_actions", made);
    ObjectNode container = payload.putObject("container").put("type", "message");
    container.put("message_ts", message.ts).put("channel_id", channel.id());
    container.put("is_ephemeral", message.isEphemeral());
    payload.set("channel", brief(channel));
    payload.set("message", message.json());
    payload.put("response_url", root.get() + made.responsePath);
    payload.putObject("state").putObject("values");
    payload.putArray("actions").add(action(element, value, forged));
    return deliver(made, Delivery.INTERACTIVE, payload, carried -> {});
  }

  /** A person presses a button of the card of a link. */
  Answer pressUnfurl(SimulatedUser user, PostedMessage posted, String url, String actionId) {
    SimulatedChannel channel = posted.channel();
    StoredMessage message = stored(posted);
    OpenInteraction made = interactions.begin(user, channel, null, null);
    ObjectNode payload = interactive("block_actions", made);
    synchronized (world) {
      JsonNode card = message.unfurl(url);
      BlockTree.Element element = element(card.path("blocks"), actionId);
      ObjectNode container = payload.putObject("container").put("type", "message_attachment");
      container.put("message_ts", message.ts).put("attachment_id", 1);
      container.put("channel_id", channel.id()).put("is_ephemeral", false);
      container.put("is_app_unfurl", true).put("app_unfurl_url", url);
      ObjectNode unfurl = payload.putObject("app_unfurl").put("id", 1);
      unfurl.set("blocks", card.path("blocks"));
      unfurl.put("is_app_unfurl", true).put("app_unfurl_url", url).put("app_id", World.APP_ID);
      payload.putArray("actions").add(action(element, "", false));
    }
    payload.set("channel", brief(channel));
    payload.put("response_url", root.get() + made.responsePath);
    return deliver(made, Delivery.INTERACTIVE, payload, carried -> {});
  }

  /** A person uses an element of a view. */
  Answer use(SimulatedUser user, OpenView open, String actionId, Object value, boolean forged) {
    StoredView view = stored(open);
    OpenInteraction made = interactions.begin(user, null, null, view);
    ObjectNode payload = interactive("block_actions", made);
    synchronized (world) {
      BlockTree.Element element = element(view.blocks(), actionId);
      ObjectNode action = action(element, value, forged);
      if (!element.type().equals("button") && !element.type().equals("overflow")) {
        view.set(element, Inputs.used(element.json(), value));
      }
      payload.putObject("container").put("type", "view").put("view_id", view.id);
      payload.set("view", view.json());
      payload.putArray("actions").add(action);
    }
    return deliver(made, Delivery.INTERACTIVE, payload, carried -> {});
  }

  /** A person types into a menu that asks the bot for choices. */
  Answer suggest(SimulatedUser user, OpenView open, String actionId, String typed) {
    StoredView view = stored(open);
    OpenInteraction made = interactions.begin(user, null, null, view);
    ObjectNode payload = interactive("block_suggestion", made);
    synchronized (world) {
      BlockTree.Element element = element(view.blocks(), actionId);
      payload.put("action_id", actionId).put("block_id", element.blockId()).put("value", typed);
      payload.putObject("container").put("type", "view").put("view_id", view.id);
      payload.set("view", view.json());
    }
    return deliver(made, Delivery.INTERACTIVE, payload, carried -> {});
  }

  /** A person types into a modal, without the bot being told. */
  void type(OpenView open, String actionId, Object value) {
    synchronized (world) {
      StoredView view = stored(open);
      BlockTree.Element element = element(view.blocks(), actionId);
      view.set(element, Inputs.used(element.json(), value));
    }
  }

  Answer submit(SimulatedUser user, OpenView open, Map<String, ?> values) {
    StoredView view = stored(open);
    values.forEach((actionId, value) -> type(open, actionId, value));
    OpenInteraction made = interactions.begin(user, null, null, view);
    ObjectNode payload = interactive("view_submission", made);
    synchronized (world) {
      requireInputs(view);
      payload.set("view", view.json());
    }
    payload.putArray("response_urls");
    return deliver(made, Delivery.INTERACTIVE, payload, carried -> submitted(made, view, carried));
  }

  private static void requireInputs(StoredView view) {
    for (BlockTree.Element element : BlockTree.elements(view.blocks())) {
      boolean isNeeded =
          element.block().path("type").asText().equals("input")
              && !element.block().path("optional").asBoolean();
      JsonNode state = view.values().path(element.blockId()).path(element.actionId());
      if (isNeeded && Inputs.isEmpty(state)) {
        throw new IllegalArgumentException("Slack asks for " + element.actionId() + " first");
      }
    }
  }

  private void submitted(OpenInteraction made, StoredView view, JsonNode carried) {
    synchronized (world) {
      String action = carried.path("response_action").asText("close");
      try {
        switch (action) {
          case "errors" -> checkErrors(view, carried.path("errors"));
          case "update" -> world.views.update(view, carried.path("view"), "");
          case "push" -> made.opened(world.views.push(made.user, carried.path("view")));
          case "clear" -> world.views.closeAll(made.user);
          default -> world.views.close(view);
        }
        made.submitted(action, carried.path("errors"));
      } catch (Refusal refusal) {
        world.warned("view_submission: " + refusal.getMessage());
        made.submitted("refused", refusal.body());
      }
    }
  }

  private static void checkErrors(StoredView view, JsonNode errors) {
    boolean known = !errors.isEmpty();
    for (Map.Entry<String, JsonNode> error : errors.properties()) {
      known &=
          Json.list(view.blocks()).stream()
              .filter(block -> block.path("type").asText().equals("input"))
              .anyMatch(block -> block.path("block_id").asText().equals(error.getKey()));
    }
    Refusal.when(!known, "invalid_errors");
  }

  Answer close(SimulatedUser user, OpenView open) {
    StoredView view = stored(open);
    OpenInteraction made = interactions.begin(user, null, null, view);
    ObjectNode payload = interactive("view_closed", made);
    synchronized (world) {
      payload.set("view", view.json());
      world.views.close(view);
    }
    payload.put("is_cleared", false);
    if (!view.flag("notify_on_close")) {
      Delivery unneeded = new Delivery(Delivery.INTERACTIVE, payload, carried -> {});
      return new Answer(world, made, unneeded, root.get());
    }
    return deliver(made, Delivery.INTERACTIVE, payload, carried -> {});
  }

  Answer messageShortcut(SimulatedUser user, PostedMessage posted, String callbackId) {
    StoredMessage message = stored(posted);
    OpenInteraction made = interactions.begin(user, posted.channel(), null, null);
    ObjectNode payload = interactive("message_action", made);
    payload.put("callback_id", callbackId).put("message_ts", message.ts);
    payload.put("action_ts", world.ids.timestamp());
    payload.put("response_url", root.get() + made.responsePath);
    payload.set("channel", brief(posted.channel()));
    payload.set("message", message.json());
    return deliver(made, Delivery.INTERACTIVE, payload, carried -> {});
  }

  Answer globalShortcut(SimulatedUser user, String callbackId) {
    OpenInteraction made = interactions.begin(user, null, null, null);
    ObjectNode payload = interactive("shortcut", made).put("callback_id", callbackId);
    payload.put("action_ts", world.ids.timestamp());
    return deliver(made, Delivery.INTERACTIVE, payload, carried -> {});
  }

  private Answer deliver(
      OpenInteraction made, String type, ObjectNode payload, Consumer<JsonNode> acknowledged) {
    return new Answer(world, made, deliveries.deliver(type, payload, acknowledged), root.get());
  }

  private ObjectNode action(BlockTree.Element element, @Nullable Object value, boolean forged) {
    String type = element.type();
    boolean isButton = type.equals("button");
    ObjectNode action =
        isButton || value == null
            ? Json.object().put("type", type)
            : Inputs.used(element.json(), value);
    action.put("action_id", element.actionId()).put("block_id", element.blockId());
    action.put("action_ts", world.ids.timestamp());
    if (isButton) {
      action.set("text", element.json().path("text"));
      if (element.json().has("url")) {
        action.set("url", element.json().path("url"));
      }
      if (forged) {
        action.put("value", String.valueOf(value));
      } else if (element.json().has("value")) {
        action.set("value", element.json().path("value"));
      }
    }
    return action;
  }

  private ObjectNode interactive(String type, OpenInteraction made) {
    SimulatedWorkspace workspace = made.user.workspace();
    ObjectNode payload = Json.object().put("type", type).put("token", "simulated");
    payload.put("api_app_id", World.APP_ID).put("trigger_id", made.triggerId);
    payload.putObject("team").put("id", workspace.id()).put("domain", workspace.domain());
    payload.set("user", made.user.brief());
    payload.putNull("enterprise");
    return payload.put("is_enterprise_install", false);
  }

  private static ObjectNode brief(SimulatedChannel channel) {
    return Json.object().put("id", channel.id()).put("name", channel.interactionName());
  }

  private StoredMessage stored(PostedMessage posted) {
    synchronized (world) {
      return posted
          .channel()
          .message(posted.ts())
          .orElseThrow(() -> new IllegalArgumentException("The message is gone"));
    }
  }

  private StoredView stored(OpenView open) {
    synchronized (world) {
      return world
          .views
          .find(open.user().workspace(), open.id(), "")
          .orElseThrow(() -> new IllegalArgumentException("The view is not open any more"));
    }
  }

  private static BlockTree.Element element(JsonNode blocks, String actionId) {
    return BlockTree.element(blocks.isMissingNode() ? MissingNode.getInstance() : blocks, actionId)
        .orElseThrow(() -> new IllegalArgumentException("There is nothing called " + actionId));
  }

  private static String team(SimulatedUser user) {
    return user.workspace().id();
  }
}
