package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The modals that people have open, and their Home tabs. Guarded by the world's monitor. */
final class Views {
  private static final int MOST_IN_STACK = 3;

  private final World world;
  private final Map<String, Deque<StoredView>> stacks = new HashMap<>();
  private final Map<String, StoredView> homes = new HashMap<>();

  Views(World world) {
    this.world = world;
  }

  StoredView open(SimulatedUser user, JsonNode content) {
    ViewRules.check(content, "modal");
    checkExternalId(user, content);
    Deque<StoredView> stack = new ArrayDeque<>();
    StoredView view = new StoredView(world.ids, user, "", "", content);
    stack.push(view);
    stacks.put(user.id(), stack);
    return view;
  }

  StoredView push(SimulatedUser user, JsonNode content) {
    ViewRules.check(content, "modal");
    Deque<StoredView> stack = stack(user);
    Refusal.when(stack.size() >= MOST_IN_STACK, "push_limit_reached");
    StoredView top = Optional.ofNullable(stack.peek()).orElseThrow(() -> Refusal.of("not_found"));
    StoredView view = new StoredView(world.ids, user, top.rootId, top.id, content);
    stack.push(view);
    return view;
  }

  private void checkExternalId(SimulatedUser user, JsonNode content) {
    String external = content.path("external_id").asText("");
    boolean isTaken =
        !external.isEmpty()
            && all(user.workspace()).stream().anyMatch(one -> one.externalId().equals(external));
    Refusal.when(isTaken, "duplicate_external_id");
  }

  StoredView publish(SimulatedUser user, JsonNode content, String hash) {
    ViewRules.check(content, "home");
    StoredView home = homes.get(user.id());
    if (home == null) {
      home = new StoredView(world.ids, user, "", "", content);
      homes.put(user.id(), home);
    } else {
      Refusal.when(!hash.isEmpty() && !hash.equals(home.hash()), "hash_conflict");
      home.replace(content);
    }
    return home;
  }

  void update(StoredView view, JsonNode content, String hash) {
    ViewRules.check(content, view.type());
    Refusal.when(!hash.isEmpty() && !hash.equals(view.hash()), "hash_conflict");
    view.replace(content);
  }

  /** A view that is open now. */
  Optional<StoredView> find(SimulatedWorkspace workspace, String id, String externalId) {
    return all(workspace).stream()
        .filter(
            view ->
                view.id.equals(id)
                    || (!externalId.isEmpty() && view.externalId().equals(externalId)))
        .findFirst();
  }

  private List<StoredView> all(SimulatedWorkspace workspace) {
    List<StoredView> views = new ArrayList<>(homes.values());
    stacks.values().forEach(views::addAll);
    return views.stream().filter(view -> view.user.workspace().equals(workspace)).toList();
  }

  Optional<StoredView> home(SimulatedUser user) {
    return Optional.ofNullable(homes.get(user.id()));
  }

  /** The modals of a person, the topmost first. */
  List<StoredView> modals(SimulatedUser user) {
    return List.copyOf(stack(user));
  }

  private Deque<StoredView> stack(SimulatedUser user) {
    return stacks.computeIfAbsent(user.id(), unused -> new ArrayDeque<>());
  }

  void close(StoredView view) {
    stack(view.user).remove(view);
  }

  void closeAll(SimulatedUser user) {
    stacks.remove(user.id());
  }
}
