package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * The methods {@code conversations.history} and {@code .replies}. Guarded by the world's monitor.
 */
final class HistoryMethod {
  private final World world;

  HistoryMethod(World world) {
    this.world = world;
  }

  void addTo(Methods methods) {
    methods.add("conversations.history", "", this::history);
    methods.add("conversations.replies", "", this::replies);
  }

  /** Messages in threads are not among these. */
  private ObjectNode history(Call call) {
    return page(call, message -> message.threadTs().isEmpty());
  }

  private ObjectNode replies(Call call) {
    String thread = call.needed("ts", "thread_not_found");
    return page(call, message -> message.ts().equals(thread) || message.threadTs().equals(thread));
  }

  /** The newest messages, or where only the oldest moment is given, those nearest to it. */
  private ObjectNode page(Call call, Predicate<PostedMessage> wanted) {
    SimulatedChannel channel = ConversationMethods.channel(world, call);
    String scope = channel.kind().readScope.replace(":read", ":history");
    if (!call.caller().scopes.contains(scope)) {
      throw Refusal.of("missing_scope");
    }
    Refusal.when(!channel.hasBot(), "not_in_channel");
    String oldest = call.text("oldest");
    List<PostedMessage> found = new ArrayList<>(channel.messages());
    found.removeIf(wanted.negate());
    found.removeIf(message -> !oldest.isEmpty() && message.ts().compareTo(oldest) <= 0);
    int limit = Integer.parseInt(call.has("limit") ? call.text("limit") : "100");
    List<PostedMessage> page =
        oldest.isEmpty()
            ? found.subList(Math.max(0, found.size() - limit), found.size())
            : found.subList(0, Math.min(limit, found.size()));
    List<PostedMessage> newestFirst = new ArrayList<>(page);
    Collections.reverse(newestFirst);
    ObjectNode answer = Json.object().put("has_more", page.size() < found.size());
    ArrayNode messages = answer.putArray("messages");
    for (PostedMessage message : newestFirst) {
      ObjectNode json = message.json().deepCopy();
      if (!call.flag("include_all_metadata", false)) {
        json.remove("metadata");
      }
      messages.add(json);
    }
    return answer;
  }
}
