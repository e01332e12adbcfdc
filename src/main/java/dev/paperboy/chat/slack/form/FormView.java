package dev.paperboy.chat.slack.form;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.DispatchActionConfig;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.NumberInputElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.block.element.TimePickerElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.paperboy.chat.slack.message.Elements;
import dev.paperboy.chat.slack.message.SlackText;
import dev.paperboy.meaning.Topic;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Wish;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Renders the form. */
final class FormView {
  static final String QUERY = "query";
  static final String CADENCE = "cadence";
  static final String DAY = "on";
  static final String TIME = "at";
  static final String MAX = "max";
  static final String RATE = "about";
  static final String UPDATES = "updates";
  static final String EXCEPTION = "instant";

  /** The prefix of the names of inputs, which distinguishes their actions from others. */
  static final String ACTION = "form:";

  private static final String OUTLOOK = "outlook";
  private static final String NO_OUTLOOK = "A forecast appears here as you type.";
  private static final int LONGEST_QUERY = 500;
  private static final int LONGEST_OUTLOOK = 1500;

  private FormView() {}

  /**
   * Returns the form.
   *
   * @param wish its initial values
   * @param channelName where papers are posted
   */
  static View of(FormState state, String callback, Wish wish, String channelName) {
    boolean isNew = state.number() == 0;
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(query(wish.query()));
    blocks.add(outlook(""));
    blocks.add(input(CADENCE, "How often", cadence(wish.cadence()), false, ""));
    blocks.add(input(DAY, "Day", day(wish.cadence()), true, "of a weekly digest"));
    blocks.add(input(TIME, "Time", time(wish.cadence()), true, "of a daily or weekly digest"));
    blocks.add(input(MAX, "At most", max(wish.max()), true, "papers a post"));
    blocks.add(input(RATE, "About", rate(), true, "papers a week, with about: in the query"));
    blocks.add(
        input(
            EXCEPTION,
            "Without waiting for the digest",
            exception(wish.exception()),
            true,
            "papers to post at once, such as upvotes>=50"));
    blocks.add(
        input(
            UPDATES,
            "Updates",
            updates(wish.updates()),
            true,
            "news of a paper: new versions, withdrawal, code, votes"));
    blocks.add(context("where", "Papers are posted to " + channelName + "."));
    return view(
        isNew ? "New subscription" : "Subscription #" + state.number(),
        isNew ? "Subscribe" : "Save",
        callback,
        state.written(),
        blocks);
  }

  /** Returns an open form with another preview. */
  static View withOutlook(View open, String text) {
    List<LayoutBlock> blocks =
        open.getBlocks().stream()
            .map(block -> OUTLOOK.equals(block.getBlockId()) ? outlook(text) : block)
            .toList();
    return view(
        open.getTitle().getText(),
        open.getSubmit().getText(),
        open.getCallbackId(),
        open.getPrivateMetadata(),
        blocks);
  }

  private static View view(
      String title, String submit, String callback, String metadata, List<LayoutBlock> blocks) {
    return View.builder()
        .type("modal")
        .callbackId(callback)
        .privateMetadata(metadata)
        .title(ViewTitle.builder().type("plain_text").text(title).build())
        .submit(ViewSubmit.builder().type("plain_text").text(submit).build())
        .close(ViewClose.builder().type("plain_text").text("Cancel").build())
        .blocks(blocks)
        .build();
  }

  private static LayoutBlock query(String query) {
    PlainTextInputElement element =
        PlainTextInputElement.builder()
            .actionId(ACTION + QUERY)
            .initialValue(query.isEmpty() ? null : query)
            .maxLength(LONGEST_QUERY)
            .focusOnLoad(true)
            .placeholder(Elements.plain("diffusion transformer, \"flow matching\" -survey"))
            .dispatchActionConfig(
                DispatchActionConfig.builder()
                    .triggerActionsOn(List.of("on_enter_pressed", "on_character_entered"))
                    .build())
            .build();
    return InputBlock.builder()
        .blockId(QUERY)
        .label(Elements.plain("What to look for"))
        .hint(
            Elements.plain(
                "rlhf, dpo for either; \"world model\" for the phrase; -survey to exclude;"
                    + " author:\"Yann LeCun\"; cat:cs.CL; upvotes>=20"))
        .element(element)
        .dispatchAction(true)
        .build();
  }

  private static LayoutBlock outlook(String text) {
    return context(OUTLOOK, text.isBlank() ? NO_OUTLOOK : text);
  }

  private static LayoutBlock context(String id, String text) {
    return ContextBlock.builder()
        .blockId(id)
        .elements(List.of(Elements.mrkdwn(SlackText.typed(text, LONGEST_OUTLOOK))))
        .build();
  }

  private static LayoutBlock input(
      String name, String label, BlockElement element, boolean optional, String hint) {
    return InputBlock.builder()
        .blockId(name)
        .label(Elements.plain(label))
        .element(element)
        .optional(optional)
        .hint(hint.isEmpty() ? null : Elements.plain(hint))
        .build();
  }

  private static BlockElement cadence(Cadence cadence) {
    List<OptionObject> options =
        List.of(
            option("At once", "instant"),
            option("Once a day, as a digest", "daily"),
            option("Once a week, as a digest", "weekly"));
    String chosen = cadence.typed().split(" ", 2)[0];
    return StaticSelectElement.builder()
        .actionId(ACTION + CADENCE)
        .options(options)
        .initialOption(
            options.stream()
                .filter(option -> option.getValue().equals(chosen))
                .findFirst()
                .orElse(options.get(0)))
        .build();
  }

  private static BlockElement day(Cadence cadence) {
    List<OptionObject> options = Arrays.stream(DayOfWeek.values()).map(FormView::option).toList();
    return StaticSelectElement.builder()
        .actionId(ACTION + DAY)
        .options(options)
        .placeholder(Elements.plain("Monday"))
        .initialOption(cadence instanceof Cadence.Weekly weekly ? option(weekly.day()) : null)
        .build();
  }

  private static OptionObject option(DayOfWeek day) {
    String name = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    return option(name, name.toLowerCase(Locale.ROOT));
  }

  private static OptionObject option(String label, String value) {
    return OptionObject.builder().text(Elements.plain(label)).value(value).build();
  }

  private static BlockElement time(Cadence cadence) {
    Optional<LocalTime> at =
        cadence instanceof Cadence.Daily daily
            ? Optional.of(daily.at())
            : cadence instanceof Cadence.Weekly weekly
                ? Optional.of(weekly.at())
                : Optional.empty();
    return TimePickerElement.builder()
        .actionId(ACTION + TIME)
        .placeholder(Elements.plain(Objects.toString(Cadence.DEFAULT_TIME)))
        .initialTime(at.map(LocalTime::toString).orElse(null))
        .build();
  }

  private static BlockElement updates(boolean updates) {
    OptionObject on = option("In the thread of its message", "on");
    OptionObject off = option("None", "off");
    return StaticSelectElement.builder()
        .actionId(ACTION + UPDATES)
        .options(List.of(off, on))
        .initialOption(updates ? on : off)
        .build();
  }

  private static BlockElement max(int max) {
    return NumberInputElement.builder()
        .actionId(ACTION + MAX)
        .decimalAllowed(false)
        .minValue("1")
        .maxValue(String.valueOf(Subscription.HIGHEST_MAX))
        .initialValue(max == 0 ? null : String.valueOf(max))
        .build();
  }

  /** Empty, since the query itself says the current rate. */
  private static BlockElement rate() {
    return NumberInputElement.builder()
        .actionId(ACTION + RATE)
        .decimalAllowed(false)
        .minValue("1")
        .maxValue(String.valueOf(Topic.MOST_PER_WEEK))
        .build();
  }

  private static BlockElement exception(String query) {
    return PlainTextInputElement.builder()
        .actionId(ACTION + EXCEPTION)
        .initialValue(query.isEmpty() ? null : query)
        .maxLength(LONGEST_QUERY)
        .build();
  }
}
