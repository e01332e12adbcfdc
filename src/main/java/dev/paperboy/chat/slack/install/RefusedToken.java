package dev.paperboy.chat.slack.install;

import java.util.Set;

/** The meaning of Slack's errors on tokens. */
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

  /** Returns whether the token is invalid permanently. */
  static boolean isFinal(String error) {
    return FINAL.contains(error);
  }

  /** Returns whether people of the workspace revoked the token, so that nothing is wrong. */
  static boolean isPeoplesWish(String error) {
    return PEOPLES_WISH.contains(error);
  }

  /** Returns the message for a person. */
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
