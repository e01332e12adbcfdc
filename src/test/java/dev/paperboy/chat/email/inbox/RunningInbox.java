package dev.paperboy.chat.email.inbox;

import dev.paperboy.Scene;
import dev.paperboy.app.platform.LinkKey;
import dev.paperboy.app.platform.StoredMailboxes;
import dev.paperboy.chat.email.VoteLinks;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.fleet.LocalClaims;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.web.Allowances;
import dev.paperboy.web.PageFrame.Offers;
import dev.paperboy.web.PageFrames;
import dev.paperboy.web.Routes;
import dev.paperboy.web.Templates;
import dev.paperboy.web.WebServer;
import dev.paperboy.web.WebSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The pages about mailboxes on a real server, with a real database behind them. */
final class RunningInbox implements AutoCloseable {
  static final ChannelId ANN = new ChannelId("email", "inbox", "ann@example.org");
  private static final String HOST = "papers.example.org";
  private static final InboxAddresses ADDRESSES = new InboxAddresses(URI.create("https://" + HOST));

  /** A mail that asks for a confirmation. */
  record Mail(String address, String wanted, URI link) {}

  final Scene scene;
  final StoredMailboxes mailboxes;
  final MailTokens tokens;
  final WebServer server;
  final SignUps signUps;
  final List<Mail> mails = new ArrayList<>();
  Function<String, SendResult> answer = SendResult.Sent::new;
  ConfirmationMail confirmationMail = (signUp, link) -> answer.apply(signUp.address());
  private final ConfirmationSender confirmations;
  private final HttpClient client = HttpClient.newHttpClient();

  RunningInbox(Path folder) {
    this(folder, "", false);
  }

  RunningInbox(Path folder, String token, boolean isPublic, Routes... others) {
    scene = new Scene(TestDatabase.SQLITE, folder);
    mailboxes = new StoredMailboxes(scene.database, new SecureRandom());
    tokens = new LinkKey(scene.database, Optional.empty(), new SecureRandom()).tokens();
    confirmations =
        new ConfirmationSender(
            mailboxes,
            tokens,
            ADDRESSES,
            (signUp, link) -> {
              mails.add(new Mail(signUp.address(), signUp.wordsInMail(), link));
              return confirmationMail.send(signUp, link);
            },
            new LocalClaims(scene.clock),
            scene.clock);
    signUps =
        new SignUps(
            mailboxes,
            tokens,
            () -> {},
            new SecureRandom(),
            Allowances.inMemory(scene.clock),
            scene.clock);
    scene.signUps = signUps;
    InboxRoutes routes =
        new InboxRoutes(
            new InboxServices(
                mailboxes,
                tokens,
                signUps,
                scene.commands,
                new Templates(),
                new PageFrames("Papers", new Offers(true, false, List.of())),
                isPublic,
                "",
                scene.clock));
    List<Routes> all = new ArrayList<>(List.of(routes));
    all.addAll(List.of(others));
    server =
        new WebServer(
            WebSettings.of("127.0.0.1:0", List.of(HOST), token), all, InstantSource.system());
    server.start();
  }

  /** Signs up as the form does, with fields and values in turn; returns the page. */
  HttpResponse<String> signUp(String... fields) throws Exception {
    return post("/papers/subscribe", fields);
  }

  /** Sends the mails that are due and returns them. */
  List<Mail> sendMails() {
    mails.clear();
    confirmations.drain();
    return List.copyOf(mails);
  }

  /** Signs up, and returns the path of the link in the only mail. */
  String confirmationPath(String... fields) throws Exception {
    signUp(fields);
    List<Mail> sent = sendMails();
    if (sent.size() != 1) {
      throw new IOException("not one mail: " + sent);
    }
    return sent.get(0).link().getPath();
  }

  /** Signs up and confirms. */
  void subscribe(String... fields) throws Exception {
    HttpResponse<String> answer = post(confirmationPath(fields));
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
  }

  String preferencesPath(ChannelId mailbox) {
    return "/papers/preferences/"
        + tokens.token(
            MailTokens.Purpose.PREFERENCES, mailboxes.secret(mailbox, scene.clock.instant()));
  }

  String unsubscribePath(ChannelId mailbox) {
    return "/papers/unsubscribe/"
        + tokens.token(
            MailTokens.Purpose.UNSUBSCRIBE, mailboxes.secret(mailbox, scene.clock.instant()));
  }

  /** The link in a mail that votes on a paper, without the site. */
  String votePath(ChannelId mailbox, String vote, PaperId paper) {
    VoteLinks links =
        new SignedMailboxLinks(mailboxes, tokens, ADDRESSES, scene.clock).votes(mailbox);
    String address = vote.equals("up") ? links.up(paper) : links.down(paper);
    return address.substring(ADDRESSES.site().toString().length());
  }

  HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String... fields) throws Exception {
    return client.send(posted(path, fields).build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder posted(String path, String... fields) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append(body.isEmpty() ? "" : "&")
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return request(path)
        .setHeader("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body.toString()));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.address() + path))
        .setHeader("Accept", "text/html");
  }

  List<String> topics(ChannelId mailbox) {
    return mailboxes.find(mailbox).orElseThrow().topics().stream()
        .map(
            topic ->
                topic.wish().query()
                    + ", "
                    + topic.wish().cadence().typed()
                    + (topic.wish().max() == 0 ? "" : ", max " + topic.wish().max())
                    + (topic.paused().isPresent() ? ", paused" : ""))
        .toList();
  }

  @Override
  public void close() {
    server.close();
    confirmations.close();
    scene.close();
  }
}
