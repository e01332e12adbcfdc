package dev.paperboy.app.cli;

import static java.time.temporal.ChronoUnit.MINUTES;

import dev.paperboy.app.FeedSet;
import dev.paperboy.app.FeedSet.Polled;
import dev.paperboy.app.Paperboy;
import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.app.settings.ConsoleSettings;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.settings.SiteSettings;
import dev.paperboy.app.settings.value.BindAddress;
import dev.paperboy.app.settings.value.DatabaseAddress;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.chat.console.ConsoleChannel;
import dev.paperboy.chat.console.ConsoleLog;
import dev.paperboy.chat.email.Mailbox;
import dev.paperboy.command.Request;
import dev.paperboy.feed.FeedItem;
import dev.paperboy.feed.file.PaperLines;
import dev.paperboy.files.TemporaryFolder;
import dev.paperboy.paper.Announcement;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.web.ListenException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}: runs the program with sample papers, without tokens or internet access. */
@Command(
    name = "demo",
    description = "Shows everything with sample papers: no token, no internet, nothing kept.",
    mixinStandardHelpOptions = true)
public final class DemoSubcommand implements Callable<Integer> {
  private static final String SAMPLES = "/demo/papers.jsonl";
  private static final int HIGHEST_PORT = 65_535;
  private static final Duration BETWEEN_PAPERS = Duration.ofSeconds(1);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The console's port; ${DEFAULT-VALUE} by default, 0 for any free one.")
  private int port = 8080;

  /** A channel of the demo and its subscription. */
  private record Sample(String channel, String query) {}

  private static final List<Sample> CHANNELS =
      List.of(
          new Sample("language-models", "(agents | \"tool use\") -survey"),
          new Sample("language-models", "rlhf, dpo, \"preference optimization\""),
          new Sample("language-models", "=RAG | \"retrieval-augmented\""),
          new Sample("language-models", "quantiz* has:code"),
          new Sample("images-and-video", "diffusion | \"flow matching\""),
          new Sample("images-and-video", "cat:cs.CV upvotes>=20"),
          new Sample("science", "protein* | cat:q-bio.*"),
          new Sample("science", "cat:cs.RO | \"world model\"~3"));

  @Override
  public Integer call() throws InterruptedException, IOException {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new ParameterException(
          spec.commandLine(),
          "--port must be a number from 1 to " + HIGHEST_PORT + ", or 0 for any free port");
    }
    TemporaryFolder folder = temporaryFolder();
    try {
      port = port == 0 ? freePort() : port;
      show(folder);
    } catch (ListenException taken) {
      throw new OperatorException(
          "127.0.0.1:" + port + " cannot be taken; `demo --port 0` takes any port that is free");
    } finally {
      folder.close();
    }
    return 0;
  }

  private void show(TemporaryFolder folder) throws InterruptedException, IOException {
    SystemTime time = new SystemTime();
    Polled samples = new Polled(new DemoFeed(samples(time), time), BETWEEN_PAPERS);
    Paperboy paperboy =
        new Paperboy(
            settings(folder.path(), port),
            folder.path().resolve("index"),
            pace -> new FeedSet(List.of(samples), List.of()),
            PlatformList.WITHOUT_MAIL_SERVER,
            time);
    subscribe(paperboy);
    subscribeReader(paperboy, time.instant());
    RunSubcommand.RunUntilStopped.run(
        paperboy,
        address ->
            System.err.println(
                "paperboy: read papers at "
                    + address
                    + "/papers; mails are shown at "
                    + address
                    + "/outbox, the console is at "
                    + address
                    + " — Ctrl+C ends the demo, nothing is kept"),
        folder::close);
  }

  /** Returns a port that was free a moment ago: links in mails name it before the server starts. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static TemporaryFolder temporaryFolder() {
    try {
      return TemporaryFolder.make("paperboy-demo");
    } catch (IOException nowhere) {
      throw new OperatorException(String.valueOf(nowhere.getMessage()));
    }
  }

  private static Settings settings(Path folder, int port) {
    Settings defaults = Settings.defaults();
    return new Settings(
        new DatabaseAddress("jdbc:sqlite:" + folder.resolve("paperboy.db")),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new ConsoleSettings(new BindAddress("127.0.0.1", port), Optional.empty(), List.of()),
        new SiteSettings(
            false,
            Optional.of(URI.create("http://127.0.0.1:" + port)),
            defaults.site().title(),
            defaults.site().pictures()),
        Optional.empty(),
        Optional.empty(),
        "",
        defaults.log(),
        defaults.backup(),
        defaults.retention(),
        defaults.proxies());
  }

  static List<Announcement> samples(SystemTime time) throws IOException {
    PaperLines lines = new PaperLines("samples", time);
    List<Announcement> samples = new ArrayList<>();
    try (InputStream stream = DemoSubcommand.class.getResourceAsStream(SAMPLES)) {
      if (stream == null) {
        throw new OperatorException("this jar holds no sample papers; build it again");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      long number = 0;
      for (String line : reader.lines().toList()) {
        number++;
        if (lines.read(line, number).orElse(null) instanceof FeedItem.Announced readable) {
          samples.add(readable.announcement());
        }
      }
    }
    return samples;
  }

  /** Subscribes a mailbox, whose first digest is in the outbox after two to three minutes. */
  private static void subscribeReader(Paperboy paperboy, Instant now) {
    ZonedDateTime soon = now.atZone(ZoneOffset.UTC).plusMinutes(3).truncatedTo(MINUTES);
    ChannelId reader = new ChannelId(Mailbox.PLATFORM, Mailbox.TENANT, "reader@example.org");
    paperboy
        .commands()
        .handle(
            new Request(
                reader,
                ChannelId.masked(reader.id()),
                new Request.User("demo", "the demo", true),
                "subscribe cat:cs.* daily at " + soon.toLocalTime()));
  }

  /** Opens the channels of the demo, and subscribes them. */
  static void subscribe(Paperboy paperboy) {
    CHANNELS.forEach(sample -> subscribe(paperboy, sample));
  }

  private static void subscribe(Paperboy paperboy, Sample sample) {
    if (paperboy.console().open(sample.channel()) instanceof ConsoleLog.Opening.Opened opened) {
      ConsoleChannel channel = opened.channel();
      paperboy
          .commands()
          .handle(
              new Request(
                  channel.address(),
                  channel.name(),
                  new Request.User("demo", "the demo", true),
                  "subscribe " + sample.query()));
    }
  }
}
