package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a bot answers to interactions: first responses, edits of them, followups. Thread-safe. */
final class InteractionEndpoints {
  private static final int MESSAGE = 4;
  private static final int DEFERRED_MESSAGE = 5;
  private static final int DEFERRED_UPDATE = 6;
  private static final int UPDATE = 7;
  private static final int CHOICES = 8;
  private static final int MODAL = 9;
  private static final Map<Integer, Set<Integer>> POSSIBLE =
      Map.of(
          OpenInteraction.COMMAND,
          Set.of(MESSAGE, DEFERRED_MESSAGE, MODAL),
          OpenInteraction.COMPONENT,
          Set.of(MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL),
          OpenInteraction.AUTOCOMPLETE,
          Set.of(CHOICES),
          OpenInteraction.MODAL,
          Set.of(MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE));

  private final World world;
  private final Postings postings;
  private final Map<String, OpenInteraction> open = new ConcurrentHashMap<>();
  private volatile Duration deadline = Duration.ofSeconds(3);
  private volatile Duration life = Duration.ofMinutes(15);

  InteractionEndpoints(World world, Postings postings) {
    this.world = world;
    this.postings = postings;
  }

  void addTo(Router router) {
    router.add("POST", "interactions/{interaction}/{token}/callback", this::callback);
    String webhook = "webhooks/{application}/{token}";
    router.add("POST", webhook, this::follow);
    router.add("GET", webhook + "/messages/{message}", this::read);
    router.add("PATCH", webhook + "/messages/{message}", this::edit);
    router.add("DELETE", webhook + "/messages/{message}", this::delete);
  }

  void deadlines(Duration firstResponse, Duration tokenLife) {
    deadline = firstResponse;
    life = tokenLife;
  }

  void opened(OpenInteraction interaction) {
    open.put(interaction.token, interaction);
  }

  private Reply callback(Call call) {
    OpenInteraction asked = open.get(call.part("token"));
    boolean known = asked != null && asked.id.equals(call.part("interaction"));
    if (asked == null || !known) {
      throw Refusal.of(404, 10062, "Unknown interaction");
    }
    if (asked.response().isPresent()) {
      throw Refusal.of(400, 40060, "Interaction has already been acknowledged.");
    }
    if (asked.age().compareTo(deadline) > 0) {
      throw Refusal.of(404, 10062, "Unknown interaction");
    }
    check(asked, call);
    StoredMessage message = carryOut(asked, call);
    asked.respond(call.body(), message);
    return call.asks("with_response") ? Reply.ok(told(asked, call, message)) : Reply.NOTHING;
  }

  private static void check(OpenInteraction asked, Call call) {
    int type = call.body().path("type").asInt();
    JsonNode data = call.body().path("data");
    FormErrors errors = new FormErrors();
    if (!POSSIBLE.getOrDefault(asked.type, Set.of()).contains(type)) {
      errors.add("type", "BASE_TYPE_CHOICES", "This response is not possible here.");
    }
    if (type == CHOICES) {
      checkChoices(data.path("choices"), errors);
    } else if (type == MODAL) {
      errors.between("data.title", data.path("title"), 1, 45);
      errors.between("data.custom_id", data.path("custom_id"), 1, 100);
      errors.entriesAtMost("data.components", data.path("components"), 5);
    }
    errors.refuseIfAny();
    if (type == MESSAGE) {
      MessageRules.checkNew(data, "data.", !call.files().isEmpty());
    } else if (type == UPDATE) {
      MessageRules.checkEdit(data, "data.");
    }
  }

  private static void checkChoices(JsonNode choices, FormErrors errors) {
    errors.entriesAtMost("data.choices", choices, 25);
    for (int i = 0; i < choices.size(); i++) {
      String place = "data.choices." + i;
      errors.between(place + ".name", choices.get(i).path("name"), 1, 100);
      errors.between(place + ".value", choices.get(i).path("value"), 1, 100);
    }
  }

  private @Nullable StoredMessage carryOut(OpenInteraction asked, Call call) {
    JsonNode data = call.body().path("data");
    int type = call.body().path("type").asInt();
    if (type == MESSAGE) {
      return post(asked, data, call.files());
    }
    if (type == DEFERRED_MESSAGE) {
      StoredMessage message =
          new StoredMessage(world.ids.next(), asked.channel, asked.origin(world.bot), data);
      message.startLoading();
      asked.channel.keep(message);
      return message;
    }
    if (type == UPDATE && asked.pressedOn != null) {
      postings.edit(asked.pressedOn, data, call.files());
    }
    return type == UPDATE || type == DEFERRED_UPDATE ? asked.pressedOn : null;
  }

  private StoredMessage post(OpenInteraction asked, JsonNode data, List<String> files) {
    return postings.post(asked.channel, world.ids.next(), data, files, asked.origin(world.bot));
  }

  private static ObjectNode told(
      OpenInteraction asked, Call call, @Nullable StoredMessage message) {
    ObjectNode answer = Json.object();
    ObjectNode interaction = answer.putObject("interaction");
    interaction.put("id", asked.id).put("type", asked.type);
    ObjectNode resource = answer.putObject("resource");
    resource.set("type", call.body().path("type"));
    if (message != null) {
      interaction.put("response_message_id", message.id());
      interaction.put("response_message_loading", message.isLoading());
      interaction.put("response_message_ephemeral", message.isEphemeral());
      resource.set("message", message.json());
    }
    return answer;
  }

  private OpenInteraction byToken(Call call) {
    OpenInteraction asked = open.get(call.part("token"));
    if (asked == null || asked.age().compareTo(life) > 0) {
      throw Refusal.of(401, 50027, "Invalid Webhook Token");
    }
    if (asked.response().isEmpty()) {
      throw Refusal.of(404, 10015, "Unknown Webhook");
    }
    return asked;
  }

  private Reply follow(Call call) {
    OpenInteraction asked = byToken(call);
    MessageRules.checkNew(call);
    StoredMessage waiting = asked.original().filter(StoredMessage::isLoading).orElse(null);
    if (waiting != null) {
      // The first followup of a deferred answer takes its place.
      postings.edit(waiting, call.body(), call.files());
      return Reply.ok(waiting.json());
    }
    boolean guest = asked.channel.guild().filter(guild -> !guild.hasBot()).isPresent();
    if (guest && asked.followups().size() >= 5) {
      throw Refusal.of(
          400, 40094, "This interaction has hit the maximum number of follow up messages");
    }
    StoredMessage message = post(asked, call.body(), call.files());
    asked.follow(message);
    return Reply.ok(message.json());
  }

  private StoredMessage message(Call call) {
    OpenInteraction asked = byToken(call);
    String id = call.part("message");
    if (id.equals("@original")) {
      return asked.original().orElseThrow(Refusal::unknownMessage);
    }
    return asked
        .channel
        .message(id)
        .filter(message -> message.origin().interaction().equals(asked.id))
        .or(() -> asked.original().filter(message -> message.id().equals(id)))
        .orElseThrow(Refusal::unknownMessage);
  }

  private Reply read(Call call) {
    return Reply.ok(message(call).json());
  }

  private Reply edit(Call call) {
    StoredMessage message = message(call);
    if (message.isLoading()) {
      MessageRules.checkNew(call);
    } else {
      MessageRules.checkEdit(call.body(), "");
    }
    postings.edit(message, call.body(), call.files());
    return Reply.ok(message.json());
  }

  private Reply delete(Call call) {
    OpenInteraction asked = byToken(call);
    StoredMessage message = message(call);
    message.channel().forget(message);
    if (asked.original().filter(message::equals).isPresent()) {
      asked.forgetOriginal();
    }
    return Reply.NOTHING;
  }
}
