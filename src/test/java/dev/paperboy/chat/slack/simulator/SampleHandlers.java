package dev.paperboy.chat.slack.simulator;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;

import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.LinkSharedEvent;
import com.slack.api.model.event.MemberJoinedChannelEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** What the test's bot does: searches, subscribes by a modal, and answers events. */
final class SampleHandlers {
  private final String homeOwner;
  private final AtomicInteger joins = new AtomicInteger();

  /**
   * Handlers for a bot.
   *
   * @param homeOwner the one person whose Home tab does not make it fail
   */
  SampleHandlers(String homeOwner) {
    this.homeOwner = homeOwner;
  }

  /** How often it was told that someone joined. */
  int joins() {
    return joins.get();
  }

  /** Adds the handlers to a bot. */
  void addTo(App app) {
    app.command("/papers", (request, context) -> command(request.getPayload().getText(), context));
    app.blockAction(
        "next",
        (request, context) -> {
          String value = request.getPayload().getActions().get(0).getValue();
          context.respond(r -> r.text("page 2 of " + value).replaceOriginal(true));
          return context.ack();
        });
    app.blockAction(
        "similar",
        (request, context) -> {
          String value = request.getPayload().getActions().get(0).getValue();
          String url = request.getPayload().getContainer().getAppUnfurlUrl();
          context.respond(r -> r.text("similar to " + value + " at " + url));
          return context.ack();
        });
    app.blockAction(
        "query",
        (request, context) -> {
          View typedIn = request.getPayload().getView();
          String typed = request.getPayload().getActions().get(0).getValue();
          View updated = modal(typedIn.getPrivateMetadata(), "preview of " + typed);
          context.client().viewsUpdate(r -> r.viewId(typedIn.getId()).view(updated));
          return context.ack();
        });
    app.viewSubmission(
        "subscribe",
        (request, context) -> {
          View submitted = request.getPayload().getView();
          Map<String, ViewState.Value> typed =
              Objects.requireNonNull(submitted.getState().getValues().get("q"));
          String query = Objects.requireNonNull(typed.get("query")).getValue();
          if (query.equals("bad")) {
            return context.ackWithErrors(Map.of("q", "not a query"));
          }
          String where = submitted.getPrivateMetadata();
          context.client().chatPostMessage(r -> r.channel(where).text("subscribed to " + query));
          return context.ack();
        });
    app.messageShortcut(
        "papers_in_message",
        (request, context) -> {
          String text = request.getPayload().getMessage().getText();
          context.respond(r -> r.text("read: " + text));
          return context.ack();
        });
    events(app);
  }

  private void events(App app) {
    app.event(
        AppHomeOpenedEvent.class,
        (request, context) -> {
          String user = request.getEvent().getUser();
          if (!user.equals(homeOwner)) {
            return Response.error(500);
          }
          View home = view(v -> v.type("home").blocks(asBlocks(text("Welcome"))));
          context.client().viewsPublish(r -> r.userId(user).view(home));
          return context.ack();
        });
    app.event(
        AppMentionEvent.class,
        (request, context) -> {
          context.say("heard " + request.getEvent().getText());
          return context.ack();
        });
    app.event(
        LinkSharedEvent.class,
        (request, context) -> {
          LinkSharedEvent event = request.getEvent();
          String card =
              "{\"blocks\":[{\"type\":\"actions\",\"elements\":[{\"type\":\"button\","
                  + "\"action_id\":\"similar\",\"value\":\"s-1\","
                  + "\"text\":{\"type\":\"plain_text\",\"text\":\"Similar\"}}]}]}";
          String unfurls = "{\"" + event.getLinks().get(0).getUrl() + "\":" + card + "}";
          context
              .client()
              .chatUnfurl(
                  r -> r.channel(event.getChannel()).ts(event.getMessageTs()).rawUnfurls(unfurls));
          return context.ack();
        });
    app.event(
        MemberJoinedChannelEvent.class,
        (request, context) -> {
          joins.incrementAndGet();
          return context.ack();
        });
    app.event(TokensRevokedEvent.class, (request, context) -> context.ack());
    app.event(AppUninstalledEvent.class, (request, context) -> context.ack());
  }

  private static Response command(String text, SlashCommandContext context)
      throws IOException, SlackApiException {
    if (text.equals("now")) {
      return context.ack("at once");
    }
    if (text.equals("subscribe")) {
      View modal = modal(context.getChannelId(), "no preview");
      context.client().viewsOpen(r -> r.triggerId(context.getTriggerId()).view(modal));
      return context.ack();
    }
    String found = "found " + text.replace("search ", "");
    List<LayoutBlock> blocks =
        asBlocks(
            text("Found"),
            actions(
                asElements(
                    button(b -> b.actionId("next").value("next-2").text(plainText("Next"))))));
    context.respond(SlashCommandResponse.builder().text(found).blocks(blocks).build());
    return context.ack();
  }

  private static LayoutBlock text(String text) {
    return section(s -> s.text(markdownText(text)));
  }

  private static View modal(String channel, String preview) {
    return view(
        v ->
            v.type("modal")
                .callbackId("subscribe")
                .privateMetadata(channel)
                .title(viewTitle(t -> t.type("plain_text").text("Subscribe")))
                .submit(viewSubmit(t -> t.type("plain_text").text("Save")))
                .blocks(
                    asBlocks(
                        input(
                            i ->
                                i.blockId("q")
                                    .dispatchAction(true)
                                    .label(plainText("Query"))
                                    .element(plainTextInput(p -> p.actionId("query")))),
                        text(preview))));
  }
}
