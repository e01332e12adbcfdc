package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;

/** Slack's limits of modals and Home tabs (https://docs.slack.dev/reference/views). */
final class ViewRules {
  private static final int TITLE = 24;
  private static final int METADATA = 3000;
  private static final int ID = 255;

  private ViewRules() {}

  /** Checks a view of a type: modal or home. */
  static void check(JsonNode view, String type) {
    Mistakes mistakes = new Mistakes();
    if (!view.path("type").asText().equals(type)) {
      mistakes.add("/view/type", "must be " + type);
    }
    mistakes.longest(view, "private_metadata", METADATA, "/view");
    mistakes.longest(view, "callback_id", ID, "/view");
    mistakes.longest(view, "external_id", ID, "/view");
    if (view.path("blocks").isArray()) {
      BlockRules.check(view.path("blocks"), BlockRules.MOST_IN_VIEW, "/view/blocks", mistakes);
    } else {
      mistakes.add("/view/blocks", "missing required field: blocks");
    }
    if (type.equals("modal")) {
      modal(view, mistakes);
    }
    mistakes.orElseThrow("invalid_arguments");
  }

  private static void modal(JsonNode view, Mistakes mistakes) {
    mistakes.text(view, "title", TITLE, true, "/view");
    mistakes.optionalText(view, "submit", TITLE, true, "/view");
    mistakes.optionalText(view, "close", TITLE, true, "/view");
    boolean hasInput =
        Json.list(view.path("blocks")).stream()
            .anyMatch(block -> block.path("type").asText().equals("input"));
    if (hasInput && !view.hasNonNull("submit")) {
      mistakes.add("/view", "`submit` is required when an `input` block is in the `blocks` array");
    }
  }
}
