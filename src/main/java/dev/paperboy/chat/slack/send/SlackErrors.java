package dev.paperboy.chat.slack.send;

import dev.paperboy.chat.slack.send.SlackFailure.NotPosted;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.deliver.SendResult.Forbidden;
import dev.paperboy.deliver.SendResult.Gone;
import dev.paperboy.deliver.SendResult.Rejected;
import dev.paperboy.deliver.SendResult.RetryLater;
import dev.paperboy.deliver.SendResult.Uninstalled;
import dev.paperboy.deliver.SendResult.Unknown;
import java.time.Duration;

/** Maps Slack's errors to failures of a message. See "Errors" of {@code chat.postMessage}. */
final class SlackErrors {
  private static final Duration AFTER_OUTAGE = Duration.ofMinutes(1);

  private SlackErrors() {}

  /**
   * Returns the failure for an error.
   *
   * @param needed the scope that Slack says is missing, or empty
   */
  static SlackFailure of(String error, String needed) {
    return switch (error) {
      case "channel_not_found" ->
          gone(
              "Slack does not show Paperboy this channel: it was deleted, or it is private; type"
                  + " `/invite @paperboy` there, or subscribe in another channel");
      case "is_archived" ->
          gone("the channel is archived; subscribe in another one to get papers again");
      case "message_not_found", "thread_not_found", "invalid_thread_ts" ->
          rejected("the message was deleted");
      case "cant_update_message", "edit_window_closed" ->
          rejected("this workspace no longer allows this message to be edited");
      case "user_not_found", "users_not_found", "user_disabled", "user_not_visible" ->
          gone("this person is no longer in the workspace");
      case "not_in_channel", "no_permission" ->
          forbidden("Paperboy is not in this channel: type `/invite @paperboy` there");
      case "missing_scope" -> forbidden(missingScope(needed));
      case "restricted_action",
          "restricted_action_read_only_channel",
          "restricted_action_non_threadable_channel",
          "restricted_action_thread_only_channel",
          "restricted_action_thread_locked" ->
          forbidden(
              "this workspace does not let Paperboy post in this channel: its admins can allow it,"
                  + " or subscribe in another one");
      case "ekm_access_denied", "access_denied", "not_allowed_token_type", "accesslimited" ->
          forbidden("the admins of this workspace do not let Paperboy post at present");
      case "enterprise_is_restricted", "two_factor_setup_required", "org_login_required" ->
          forbidden("this workspace does not admit apps at present: ask its admins");
      case "cannot_reply_to_message", "cannot_dm_bot", "method_not_supported_for_channel_type" ->
          forbidden("messages cannot be posted in a conversation of this kind: use another one");
      case "messages_tab_disabled" ->
          forbidden(
              "direct messages cannot be sent: turn on the Messages tab in the app's settings");
      case "token_revoked",
          "account_inactive",
          "invalid_auth",
          "not_authed",
          "app_uninstalled",
          "team_access_not_granted",
          "team_not_found",
          "team_disabled" ->
          new SlackFailure.TokenRefused(error, notInstalled());
      case "token_expired" ->
          new SlackFailure.TokenRefused(
              error, new RetryLater(Duration.ZERO, "the workspace's token is being renewed"));
      case "invalid_blocks",
          "invalid_blocks_format",
          "msg_blocks_too_long",
          "msg_too_long",
          "no_text",
          "invalid_attachments",
          "invalid_metadata_format",
          "invalid_metadata_schema",
          "metadata_too_large",
          "invalid_arguments" ->
          new SlackFailure.Unacceptable("Slack rejects the format of this message (" + error + ")");
      case "slack_connect_file_link_sharing_blocked", "slack_connect_canvas_sharing_blocked" ->
          rejected("a rule of this workspace blocks links in shared channels");
      case "ratelimited", "rate_limited", "message_limit_exceeded" ->
          later(Duration.ZERO, "Slack's rate limit is reached");
      case "request_timeout" -> later(Duration.ZERO, "Slack did not get the whole message");
      case "service_unavailable", "team_added_to_org" ->
          later(AFTER_OUTAGE, "Slack has turned this off for a while");
      // Slack documents that for these two, part of the operation may have succeeded.
      case "internal_error", "fatal_error" -> unknown("Slack had an internal error");
      default -> new SlackFailure.Unacceptable("Slack refuses this message: " + error);
    };
  }

  /** Returns the result if there is no token for a workspace, or none that Slack accepts. */
  static Uninstalled notInstalled() {
    return new Uninstalled(
        "Paperboy is no longer installed in this workspace: install it again to continue");
  }

  static SlackFailure later(Duration wait, String reason) {
    return new NotPosted(new RetryLater(wait, reason));
  }

  static SlackFailure unknown(String what) {
    return new SlackFailure.Unknown(
        new Unknown(
            what
                + " and did not say whether it posted this; it is looked for before it is posted"
                + " again"));
  }

  private static String missingScope(String needed) {
    return needed.isBlank()
        ? "Paperboy lacks a scope in this workspace: install it again to give it"
        : "Paperboy lacks the scope “"
            + needed
            + "” in this workspace: install it again to give it";
  }

  private static SlackFailure gone(String reason) {
    return settled(new Gone(reason));
  }

  private static SlackFailure forbidden(String reason) {
    return settled(new Forbidden(reason));
  }

  private static SlackFailure rejected(String reason) {
    return settled(new Rejected(reason));
  }

  private static SlackFailure settled(SendResult result) {
    return new NotPosted(result);
  }
}
