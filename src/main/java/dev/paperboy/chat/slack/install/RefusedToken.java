package dev.paperboy.chat.slack.install;

import java.util.Set;

/** What it means that Slack refuses a token. */
final class RefusedToken {
  private static final Set<String> FINAL =
      Set.of(
          "account_inactive",
          "app_uninstalled",
          "invalid_auth",
          "invalid_refresh_token",
          "not_authed",
          "team_access_not_granted",
          "team_not_found",
          "token_revoked");

  private static final Set<String> PEOPLES_WISH =
      Set.of("account_inactive", "app_uninstalled", "token_revoked");

  private RefusedToken() {}

  /** Whether the token will never work again. */
  static boolean isFinal(String error) {
    return FINAL.contains(error);
  }

  /** Whether people of the workspace took the token back, so that nothing went wrong. */
  static boolean isPeoplesWish(String error) {
    return PEOPLES_WISH.contains(error);
  }

  /** What a person is told. */
  static String words(String error) {
    return switch (error) {
      case "account_inactive", "app_uninstalled" -> "Paperboy was removed from the workspace";
      case "token_revoked" -> "the workspace revoked Paperboy's token";
      case "token_expired" -> "Paperboy's token has expired";
      case "invalid_refresh_token" -> "Slack no longer renews Paperboy's token for this workspace";
      case "invalid_auth", "not_authed" -> "Slack does not know Paperboy's token";
      case "team_access_not_granted", "team_not_found" -> "the workspace no longer admits Paperboy";
      case "invalid_client_id", "bad_client_secret" ->
          "slack.client_id and slack.client_secret do not belong to the same Slack app";
      default -> "Slack refuses (" + error + ")";
    };
  }
}
