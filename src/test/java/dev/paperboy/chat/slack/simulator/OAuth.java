package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Installing the app: codes, and tokens for them. Guarded by the world's monitor. */
final class OAuth {
  private static final Duration CODE_LIFE = Duration.ofMinutes(10);

  private static final class Grant {
    final SimulatedUser user;
    final Set<String> scopes;
    final String redirect;
    final Instant made = Instant.now();
    boolean used;

    Grant(SimulatedUser user, Set<String> scopes, String redirect) {
      this.user = user;
      this.scopes = scopes;
      this.redirect = redirect;
    }
  }

  private final World world;
  private final Map<String, Grant> codes = new HashMap<>();
  private final Map<String, Grant> refreshes = new HashMap<>();
  private @Nullable Duration rotation;

  OAuth(World world) {
    this.world = world;
  }

  void addTo(Methods methods) {
    methods.addOpen("oauth.v2.access", this::access);
  }

  void rotateAfter(Duration life) {
    rotation = life;
  }

  /** What a person's approval adds to the redirect address: a code and the state. */
  URI approve(SimulatedUser user, URI authorization) {
    Map<String, String> query = query(authorization);
    checkClient(query.getOrDefault("client_id", ""));
    String code = world.ids.next("code");
    String redirect = query.getOrDefault("redirect_uri", "");
    codes.put(code, new Grant(user, scopes(query.getOrDefault("scope", "")), redirect));
    return redirect(query, "code=" + code);
  }

  /** What a person's refusal adds to the redirect address. */
  static URI deny(URI authorization) {
    return redirect(query(authorization), "error=access_denied");
  }

  private static URI redirect(Map<String, String> query, String outcome) {
    String base = query.getOrDefault("redirect_uri", "");
    if (base.isEmpty()) {
      throw new IllegalArgumentException("The authorization names no redirect_uri");
    }
    String state = query.getOrDefault("state", "");
    return URI.create(base + (base.contains("?") ? "&" : "?") + outcome + "&state=" + state);
  }

  private static Map<String, String> query(URI address) {
    Map<String, String> query = new HashMap<>();
    for (String pair : String.valueOf(address.getRawQuery()).split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String value = parts.length == 2 ? parts[1] : "";
      query.put(parts[0], URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    return query;
  }

  private static Set<String> scopes(String text) {
    return new LinkedHashSet<>(List.of(text.split("[, ]+", -1)));
  }

  private static void checkClient(String clientId) {
    Refusal.when(!clientId.equals(SlackSimulator.CLIENT_ID), "invalid_client_id");
  }

  private ObjectNode access(Call call) {
    checkClient(call.text("client_id"));
    boolean isSecret = call.text("client_secret").equals(SlackSimulator.CLIENT_SECRET);
    Refusal.when(!isSecret, "bad_client_secret");
    String type = call.text("grant_type");
    Refusal.when(
        !Set.of("", "authorization_code", "refresh_token").contains(type), "invalid_grant_type");
    return type.equals("refresh_token") ? refresh(call) : exchange(call);
  }

  private ObjectNode exchange(Call call) {
    Grant grant = codes.get(call.text("code"));
    if (grant == null) {
      throw Refusal.of("invalid_code");
    }
    Refusal.when(grant.used, "code_already_used");
    Refusal.when(Instant.now().isAfter(grant.made.plus(CODE_LIFE)), "code_expired");
    boolean isElsewhere =
        call.has("redirect_uri") && !call.text("redirect_uri").equals(grant.redirect);
    Refusal.when(isElsewhere, "bad_redirect_uri");
    grant.used = true;
    return tokens(grant);
  }

  private ObjectNode refresh(Call call) {
    Grant grant = refreshes.remove(call.text("refresh_token"));
    if (grant == null) {
      throw Refusal.of("invalid_refresh_token");
    }
    return tokens(grant);
  }

  private ObjectNode tokens(Grant grant) {
    SimulatedWorkspace workspace = grant.user.workspace();
    Duration life = rotation;
    Instant expires = life == null ? Instant.MAX : Instant.now().plus(life);
    Token token = workspace.install(grant.scopes, expires);
    ObjectNode answer = Json.object().put("app_id", World.APP_ID);
    answer.put("access_token", token.value).put("token_type", "bot");
    answer.put("scope", String.join(",", token.scopes));
    answer.put("bot_user_id", workspace.bot().id()).put("is_enterprise_install", false);
    answer.putObject("team").put("id", workspace.id()).put("name", workspace.name());
    answer.putNull("enterprise");
    answer.putObject("authed_user").put("id", grant.user.id());
    if (life != null) {
      String refresh = "xoxe-1-" + world.ids.next("REFRESH");
      refreshes.put(refresh, grant);
      answer.put("refresh_token", refresh).put("expires_in", life.toSeconds());
    }
    return answer;
  }
}
