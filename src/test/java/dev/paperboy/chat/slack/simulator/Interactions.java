package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Trigger ids and response addresses of what people have done. Guarded by the world's monitor. */
final class Interactions {
  private static final int MOST_RESPONSES = 5;

  private final World world;
  private final Postings postings;
  private final Map<String, OpenInteraction> byTrigger = new ConcurrentHashMap<>();
  private final Map<String, OpenInteraction> byPath = new ConcurrentHashMap<>();
  private volatile Duration triggerLife = Duration.ofSeconds(3);
  private volatile Duration responseLife = Duration.ofMinutes(30);

  Interactions(World world, Postings postings) {
    this.world = world;
    this.postings = postings;
  }

  void lives(Duration trigger, Duration response) {
    triggerLife = trigger;
    responseLife = response;
  }

  OpenInteraction begin(
      SimulatedUser user,
      @Nullable SimulatedChannel channel,
      @Nullable StoredMessage pressedOn,
      @Nullable StoredView within) {
    OpenInteraction made = new OpenInteraction(world.ids, user, channel, pressedOn, within);
    byTrigger.put(made.triggerId, made);
    byPath.put(made.responsePath, made);
    return made;
  }

  /** Uses a trigger up. */
  OpenInteraction use(String triggerId, SimulatedWorkspace workspace) {
    OpenInteraction found = byTrigger.get(triggerId);
    if (found == null || !found.user.workspace().equals(workspace)) {
      throw Refusal.of("invalid_trigger_id");
    }
    Refusal.when(found.age().compareTo(triggerLife) > 0, "expired_trigger_id");
    Refusal.when(!found.useTrigger(), "exchanged_trigger_id");
    return found;
  }

  /** Answers a POST to a response address. */
  Reply respond(String path, ObjectNode body) {
    OpenInteraction found = byPath.get(path);
    if (found == null) {
      return Reply.text(404, "no_service");
    }
    if (found.age().compareTo(responseLife) > 0) {
      return refusal(404, "expired_url");
    }
    if (found.respond() > MOST_RESPONSES) {
      return refusal(404, "used_url");
    }
    try {
      answer(found, body);
      return Reply.text(200, "ok");
    } catch (Refusal refusal) {
      return Reply.json(400, refusal.body());
    }
  }

  private static Reply refusal(int status, String error) {
    return Reply.json(status, Json.object().put("ok", false).put("error", error));
  }

  /** Carries out what a response or the body of an acknowledgement says. */
  void answer(OpenInteraction interaction, JsonNode body) {
    SimulatedChannel channel = interaction.channel;
    StoredMessage original = interaction.pressedOn;
    Call call = new Call("response_url", ((ObjectNode) body).deepCopy(), "", null);
    if (call.flag("delete_original", false)) {
      if (original != null) {
        original.delete();
      }
      return;
    }
    ObjectNode content = postings.content(call);
    if (call.flag("replace_original", false) && original != null) {
      postings.edit(original, content);
      interaction.answered(original);
    } else if (call.flag("replace_original", false) && !interaction.messages().isEmpty()) {
      postings.edit(interaction.messages().get(0), content);
    } else if (channel != null) {
      boolean isPublic = call.text("response_type").equals("in_channel");
      String visibleTo = isPublic ? "" : interaction.user.id();
      SimulatedUser bot = channel.workspace().bot();
      interaction.answered(postings.post(channel, bot, visibleTo, content));
    }
  }
}
