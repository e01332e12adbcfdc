package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A person in a workspace, or its bot. */
public record SimulatedUser(
    SimulatedWorkspace workspace, String id, String name, boolean isAdmin, boolean isBot) {

  /** As {@code users.info} shows it. */
  ObjectNode json() {
    ObjectNode json = Json.object().put("id", id).put("team_id", workspace.id());
    json.put("name", name).put("real_name", name).put("deleted", false).put("tz", "Etc/UTC");
    json.put("is_admin", isAdmin).put("is_owner", false).put("is_bot", isBot);
    json.put("tz_label", "UTC").put("tz_offset", 0).put("is_restricted", false);
    json.putObject("profile").put("real_name", name).put("display_name", name);
    return json;
  }

  /** As interactions show it. */
  ObjectNode brief() {
    return Json.object()
        .put("id", id)
        .put("username", name)
        .put("name", name)
        .put("team_id", workspace.id());
  }

  @Override
  public String toString() {
    return name + " (" + id + ")";
  }
}
