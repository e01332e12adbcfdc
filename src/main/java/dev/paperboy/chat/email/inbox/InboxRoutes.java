package dev.paperboy.chat.email.inbox;

import dev.paperboy.chat.email.inbox.MailTokens.Purpose;
import dev.paperboy.chat.email.inbox.Mailboxes.KnownMailbox;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.web.PageFrame;
import dev.paperboy.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The pages with which people sign up by mail, and change or end what they receive. Whoever has a
 * link from a mail needs no login; only a POST changes anything, because programs that look for
 * malware open every link in a mail.
 */
public final class InboxRoutes implements Routes {
  private static final List<String> SIGNED =
      List.of(
          InboxAddresses.CONFIRM,
          InboxAddresses.PREFERENCES,
          InboxAddresses.UNSUBSCRIBE,
          InboxAddresses.VOTE);
  private static final String PAPERS = "/papers";
  private static final String TOKEN = "token";

  private final InboxServices services;
  private final Mailboxes mailboxes;
  private final OwnedMailboxes owned;
  private final PreferencesForm form;
  private final PreferencesPages pages;

  /** Creates the routes. */
  public InboxRoutes(InboxServices services) {
    this.services = services;
    this.mailboxes = services.mailboxes();
    this.owned = new OwnedMailboxes(mailboxes, services.commands(), services.clock());
    this.form = new PreferencesForm(owned);
    this.pages = new PreferencesPages(mailboxes, services.clock());
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post(InboxAddresses.SUBSCRIBE, this::subscribe);
    routes.get(InboxAddresses.SUBSCRIBE, ctx -> ctx.redirect(PAPERS, HttpStatus.SEE_OTHER));
    routes.get(InboxAddresses.CONFIRM + "{token}", this::askToConfirm);
    routes.post(InboxAddresses.CONFIRM + "{token}", this::confirm);
    routes.get(InboxAddresses.PREFERENCES + "{token}", this::preferences);
    routes.post(InboxAddresses.PREFERENCES + "{token}", this::change);
    routes.get(InboxAddresses.UNSUBSCRIBE + "{token}", this::askToEnd);
    routes.post(InboxAddresses.UNSUBSCRIBE + "{token}", this::end);
    routes.get(InboxAddresses.VOTE + "{token}", this::askToVote);
    routes.post(InboxAddresses.VOTE + "{token}", this::vote);
  }

  @Override
  public boolean isSigned(String path) {
    return SIGNED.stream().anyMatch(path::startsWith);
  }

  @Override
  public Set<String> openPaths() {
    return services.isPublic() ? Set.of(InboxAddresses.SUBSCRIBE) : Set.of();
  }

  /** Takes a sign-up; the page is the same whatever was sent. */
  private void subscribe(Context ctx) {
    SignUpForm sent =
        new SignUpForm(
            field(ctx, "email"),
            new TopicForm(
                field(ctx, "q"), field(ctx, "cadence"), field(ctx, "on"), field(ctx, "at"), ""),
            field(ctx, "zone"));
    if (sent.read() instanceof SignUpForm.Result.Valid valid) {
      String forwarded = Objects.requireNonNullElse(ctx.header("X-Forwarded-For"), "");
      services.signUps().take(valid, ctx.ip(), forwarded);
    }
    send(
        ctx,
        "subscribed",
        new NoticePage(
                services.frames().of(ctx, "Look into your inbox"),
                "Look into your inbox",
                "A mail with a link is on its way. Open it and confirm there; no papers are sent"
                    + " before.",
                "Nothing has come after some minutes? Look among spam. A mail is sent only if the"
                    + " address is complete, the topic is a valid search, the time zone is one like"
                    + " Europe/Paris, and the last such mail to the address was sent more than 24"
                    + " hours ago.")
            .with("Back to the papers", PAPERS)
            .with("Open the outbox, where mails are kept here", services.outbox()));
  }

  private void askToConfirm(Context ctx) {
    Optional<SignUp> found = signUp(ctx, Purpose.CONFIRM);
    if (found.isEmpty()) {
      invalid(ctx);
      return;
    }
    SignUp signUp = found.get();
    if (signUp.confirmed()) {
      confirmed(ctx, signUp);
      return;
    }
    send(
        ctx,
        "message",
        new NoticePage(
                frame("Confirm"),
                "Get papers by mail?",
                "Somebody, probably you, asked for "
                    + signUp.words()
                    + ", to "
                    + ChannelId.masked(signUp.address())
                    + ".")
            .asking("Confirm")
            .with(
                "I did not ask for this: send nothing to this address",
                InboxAddresses.UNSUBSCRIBE
                    + services.tokens().token(Purpose.UNSUBSCRIBE, signUp.id(), signUp.expires())));
  }

  private void confirm(Context ctx) {
    Optional<SignUp> found = signUp(ctx, Purpose.CONFIRM);
    if (found.isEmpty()) {
      invalid(ctx);
      return;
    }
    Optional<String> failure =
        found.get().confirmed() ? Optional.empty() : owned.confirm(found.get());
    if (failure.isPresent()) {
      ctx.status(HttpStatus.CONFLICT);
      send(
          ctx,
          "message",
          new NoticePage(frame("Not confirmed"), "That did not work", failure.get())
              .asking("Try again"));
    } else {
      confirmed(ctx, found.get());
    }
  }

  private void confirmed(Context ctx, SignUp signUp) {
    NoticePage page =
        new NoticePage(
            frame("Confirmed"),
            "Confirmed",
            "You get " + signUp.words() + ", as soon as there are new ones.",
            "Each mail has links to change this and to end it.");
    send(
        ctx,
        "message",
        InboxAddress.read(signUp.address())
            .flatMap(address -> mailboxes.find(address.channel()))
            .map(mailbox -> page.with("Change topics, hour and time zone", preferences(mailbox)))
            .orElse(page));
  }

  private void preferences(Context ctx) {
    Optional<KnownMailbox> mailbox = mailbox(ctx, Purpose.PREFERENCES);
    if (mailbox.isEmpty()) {
      invalid(ctx);
    } else {
      show(ctx, mailbox.get(), "");
    }
  }

  private void change(Context ctx) {
    Optional<KnownMailbox> mailbox = mailbox(ctx, Purpose.PREFERENCES);
    if (mailbox.isEmpty()) {
      invalid(ctx);
      return;
    }
    if (!field(ctx, "action").equals("delete")) {
      String notice = form.apply(mailbox.get().channel().id(), name -> field(ctx, name));
      show(ctx, mailbox(ctx, Purpose.PREFERENCES).orElseThrow(), notice);
    } else if (field(ctx, "sure").equals("yes")) {
      mailboxes.delete(mailbox.get().channel().id(), services.clock().instant());
      send(
          ctx,
          "message",
          new NoticePage(
              frame("Deleted"),
              "Your data is deleted",
              "Nothing is stored about this address any more, and no mail is sent to it."));
    } else {
      show(ctx, mailbox.get(), "Nothing was deleted. Tick the box to say that you are sure.");
    }
  }

  private void show(Context ctx, KnownMailbox mailbox, String notice) {
    String end = InboxAddresses.UNSUBSCRIBE + token(Purpose.UNSUBSCRIBE, mailbox);
    send(ctx, "preferences", pages.of(mailbox, notice, end, frame("Your mails")));
  }

  private void askToEnd(Context ctx) {
    Optional<KnownMailbox> mailbox = mailbox(ctx, Purpose.UNSUBSCRIBE);
    Optional<SignUp> signUp = signUp(ctx, Purpose.UNSUBSCRIBE);
    Optional<String> address =
        mailbox.map(one -> one.channel().id().id()).or(() -> signUp.map(SignUp::address));
    if (address.isEmpty()) {
      invalid(ctx);
      return;
    }
    NoticePage page =
        new NoticePage(
                frame("End all mail"),
                "End all mail?",
                "Then no more papers are sent to " + ChannelId.masked(address.get()) + ".")
            .askingToEnd("End all mail");
    send(
        ctx,
        "message",
        mailbox
            .map(one -> page.with("Change topics and hour instead", preferences(one)))
            .orElse(page));
  }

  private void end(Context ctx) {
    if (name(ctx, Purpose.UNSUBSCRIBE).isEmpty()) {
      invalid(ctx);
      return;
    }
    Optional<KnownMailbox> mailbox = mailbox(ctx, Purpose.UNSUBSCRIBE);
    Optional<String> failure = mailbox.flatMap(one -> owned.end(one.channel().id()));
    signUp(ctx, Purpose.UNSUBSCRIBE).ifPresent(services.signUps()::refuse);
    if (failure.isPresent()) {
      ctx.status(HttpStatus.SERVICE_UNAVAILABLE);
      send(
          ctx,
          "message",
          new NoticePage(frame("Not ended"), "That did not work", failure.get())
              .askingToEnd("Try again"));
      return;
    }
    // A mailbox whose data was deleted gets no mail either.
    NoticePage page =
        new NoticePage(frame("Ended"), "No more mail", "No more papers are sent to this address.");
    send(
        ctx,
        "message",
        mailbox
            .map(one -> page.with("Choose topics again, or delete your data", preferences(one)))
            .orElse(page));
  }

  private void askToVote(Context ctx) {
    Optional<KnownMailbox> mailbox = mailbox(ctx, Purpose.VOTE);
    Optional<VoteForm> asked = VoteForm.read(ctx.queryParamMap());
    if (mailbox.isEmpty() || asked.isEmpty()) {
      invalid(ctx);
      return;
    }
    VoteForm form = asked.get();
    OwnedMailboxes.VoteReply present =
        owned.vote(mailbox.get().channel().id(), form.paper(), VoteForm.UNCHANGED);
    NoticePage page = new NoticePage(frame("Vote"), form.question(), present.text());
    if (!present.isPossible()) {
      ctx.status(HttpStatus.NOT_FOUND);
    }
    send(ctx, "message", present.isPossible() ? page.asking(form.button()) : page);
  }

  private void vote(Context ctx) {
    Optional<KnownMailbox> mailbox = mailbox(ctx, Purpose.VOTE);
    Optional<VoteForm> sent = VoteForm.read(ctx.queryParamMap());
    if (mailbox.isEmpty() || sent.isEmpty()) {
      invalid(ctx);
      return;
    }
    VoteForm form = sent.get();
    OwnedMailboxes.VoteReply voted =
        owned.vote(mailbox.get().channel().id(), form.paper(), form.vote());
    NoticePage page = new NoticePage(frame("Vote"), "Your vote", voted.text());
    if (!voted.isPossible()) {
      ctx.status(HttpStatus.CONFLICT);
    }
    send(
        ctx,
        "message",
        voted.isPossible() && !form.isNone()
            ? page.with("Take it back", ctx.path() + "?" + form.takenBack())
            : page);
  }

  private void invalid(Context ctx) {
    ctx.status(HttpStatus.NOT_FOUND);
    send(
        ctx,
        "message",
        new NoticePage(
            frame("Not valid"),
            "This link is not valid",
            "It may be incomplete: copy all of it from the mail. A link that confirms is valid for"
                + " 48 hours; after that, sign up again."));
  }

  private Optional<String> name(Context ctx, Purpose purpose) {
    return services.tokens().name(purpose, ctx.pathParam(TOKEN), services.clock().instant());
  }

  private Optional<SignUp> signUp(Context ctx, Purpose purpose) {
    return name(ctx, purpose).flatMap(id -> mailboxes.signUp(id, services.clock().instant()));
  }

  private Optional<KnownMailbox> mailbox(Context ctx, Purpose purpose) {
    return name(ctx, purpose).flatMap(mailboxes::find);
  }

  private String preferences(KnownMailbox mailbox) {
    return InboxAddresses.PREFERENCES + token(Purpose.PREFERENCES, mailbox);
  }

  private String token(Purpose purpose, KnownMailbox mailbox) {
    return services
        .tokens()
        .token(purpose, mailboxes.secret(mailbox.channel().id(), services.clock().instant()));
  }

  private PageFrame frame(String title) {
    return services.frames().ofFailure(title);
  }

  private static String field(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.formParam(name), "");
  }

  private void send(Context ctx, String template, Object page) {
    ctx.html(services.templates().render("inbox/" + template + ".jte", page));
  }
}
