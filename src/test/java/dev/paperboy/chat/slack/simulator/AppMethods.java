package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/** The methods about the app itself and its workspace. Guarded by the world's monitor. */
final class AppMethods {
  private final SocketMode socket;
  private final Supplier<String> socketUrl;

  AppMethods(SocketMode socket, Supplier<String> socketUrl) {
    this.socket = socket;
    this.socketUrl = socketUrl;
  }

  void addTo(Methods methods) {
    methods.addOpen("api.test", call -> Json.object());
    methods.addOpen("apps.connections.open", this::openConnection);
    methods.addOpen("auth.test", this::test);
    methods.add("auth.revoke", "", this::revoke);
    methods.add("bots.info", "users:read", this::bot);
    methods.add("team.info", "team:read", this::team);
  }

  private ObjectNode openConnection(Call call) {
    Refusal.when(call.credential().isEmpty(), "not_authed");
    Refusal.when(call.token() != null, "not_allowed_token_type");
    Refusal.when(!call.credential().equals(SlackSimulator.APP_TOKEN), "invalid_auth");
    Refusal.when(socket.isRefusing(), "internal_error");
    return Json.object().put("url", socketUrl.get() + "?ticket=" + socket.newTicket());
  }

  private ObjectNode test(Call call) {
    if (call.credential().equals(SlackSimulator.APP_TOKEN)) {
      return Json.object().put("app_name", "Paperboy").put("app_id", World.APP_ID);
    }
    return testBot(call);
  }

  private static ObjectNode testBot(Call call) {
    SimulatedWorkspace workspace = call.workspace();
    ObjectNode answer = Json.object().put("url", "https://" + workspace.domain() + ".slack.com/");
    answer.put("team", workspace.name()).put("user", workspace.bot().name());
    answer.put("team_id", workspace.id()).put("user_id", workspace.bot().id());
    return answer.put("bot_id", workspace.botId()).put("is_enterprise_install", false);
  }

  private ObjectNode revoke(Call call) {
    if (!call.flag("test", false)) {
      call.caller().problem = "token_revoked";
    }
    return Json.object().put("revoked", !call.flag("test", false));
  }

  private ObjectNode bot(Call call) {
    SimulatedWorkspace workspace = call.workspace();
    boolean isOther = call.has("bot") && !call.text("bot").equals(workspace.botId());
    Refusal.when(isOther, "bot_not_found");
    ObjectNode answer = Json.object();
    ObjectNode bot = answer.putObject("bot").put("id", workspace.botId()).put("deleted", false);
    bot.put("name", workspace.bot().name()).put("app_id", World.APP_ID);
    bot.put("user_id", workspace.bot().id()).put("updated", 1_700_000_000);
    return answer;
  }

  private ObjectNode team(Call call) {
    ObjectNode answer = Json.object();
    answer.set("team", call.workspace().brief());
    return answer;
  }
}
