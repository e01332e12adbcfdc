package dev.paperboy.app.settings;

import dev.paperboy.app.settings.value.BindAddress;
import dev.paperboy.app.settings.value.DatabaseAddress;
import dev.paperboy.app.settings.value.Environment;
import dev.paperboy.app.settings.value.Secret;
import dev.paperboy.feed.fetch.Proxies;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;

/** The configuration file, {@code config/paperboy.yaml}. */
public final class SettingsFile {

  private final Map<String, String> variables;
  private final Environment environment;
  private final SettingsFindings findings;

  private SettingsFile(Map<String, String> variables, SettingsFindings findings) {
    this.variables = variables;
    this.environment = new Environment(variables);
    this.findings = findings;
  }

  /**
   * Reads and checks a configuration file. Everything that is wrong with it is found at once.
   *
   * @param path the file; problems name it as it is given here
   * @param environment the environment variables that the file may refer to, and that name proxies
   */
  public static LoadResult read(Path path, Map<String, String> environment) {
    SettingsFindings findings = new SettingsFindings(path.toString());
    return new SettingsFile(environment, findings).load(path);
  }

  private LoadResult load(Path path) {
    Optional<Settings> settings =
        text(path).flatMap(text -> SettingsYaml.parse(text, findings)).flatMap(this::settings);
    List<SettingsProblem> problems = findings.problems();
    if (settings.isEmpty() || !problems.isEmpty()) {
      return new LoadResult.Invalid(problems);
    }
    return new LoadResult.Loaded(settings.get(), findings.notes());
  }

  private Optional<String> text(Path path) {
    if (Files.notExists(path)) {
      findings.problem(
          0,
          "there is no such file; a first one needs only the two lines `feeds:` and"
              + " `  - { type: huggingface }`, and the file that ships with Paperboy explains the"
              + " rest");
      return Optional.empty();
    }
    if (Files.isDirectory(path)) {
      findings.problem(0, "this is a folder; name the file in it");
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(path));
    } catch (CharacterCodingException e) {
      findings.problem(0, "it is not UTF-8 text; save it as UTF-8");
    } catch (IOException e) {
      findings.problem(0, "it cannot be read: " + e);
    }
    return Optional.empty();
  }

  private Optional<Settings> settings(MappingNode node) {
    Section root = Section.root(node, environment, findings);
    PlatformsReader platforms = new PlatformsReader(root, findings);
    List<FeedSettings> feeds = new FeedsReader().read(root);
    if (feeds.isEmpty()) {
      findings.note("no feed is configured, so nothing will be polled");
    }
    DatabaseAddress database =
        root.hidden("database", DatabaseAddress::new).orElse(DatabaseAddress.DEFAULT);
    var discord = platforms.discord();
    var slack = platforms.slack();
    var email = platforms.email();
    ConsoleSettings console = console(root);
    SiteSettings site = site(root);
    if (email.isPresent() && site.url().isEmpty()) {
      root.problem(
          "email",
          " needs `site: { url: https://papers.example.org }` as well, the address at which readers"
              + " reach this program: every mail links to pages there, also to end it");
    }
    var meaning = MeaningReader.read(root);
    var subscriptions = root.value("subscriptions", FeedsReader::path);
    String contact = root.value("contact", TextFormat::contact).orElse("");
    LogSettings log = log(root);
    var backup = UpkeepReader.backup(root);
    RetentionSettings retention = UpkeepReader.retention(root);
    Proxies proxies = proxies();
    root.close();
    return findings.problems().isEmpty()
        ? Optional.of(
            new Settings(
                database,
                feeds,
                discord,
                slack,
                email,
                console,
                site,
                meaning,
                subscriptions,
                contact,
                log,
                backup,
                retention,
                proxies))
        : Optional.empty();
  }

  private Proxies proxies() {
    try {
      return Proxies.of(variables);
    } catch (IllegalArgumentException mistake) {
      findings.problem(0, String.valueOf(mistake.getMessage()));
      return Proxies.NONE;
    }
  }

  private static ConsoleSettings console(Section root) {
    Optional<Section> found = root.section("console", "{ bind: 127.0.0.1:8080 }");
    if (found.isEmpty()) {
      return ConsoleSettings.DEFAULT;
    }
    Section section = found.get();
    BindAddress bind =
        section.value("bind", BindAddress::parse).orElse(ConsoleSettings.DEFAULT.bind());
    Optional<Secret> token = section.secret("token");
    List<String> allowedHosts =
        section.list("allowed_hosts", "[ papers.example.org ]", TextFormat::hostName);
    section.close();
    // A token that is there but wrong was reported already: saying it is missing would mislead.
    if (token.isEmpty() && section.has("token")) {
      return ConsoleSettings.DEFAULT;
    }
    try {
      return new ConsoleSettings(bind, token, allowedHosts);
    } catch (IllegalArgumentException e) {
      section.problem("token", ": " + e.getMessage());
      return ConsoleSettings.DEFAULT;
    }
  }

  private static SiteSettings site(Section root) {
    Optional<Section> found =
        root.section("site", "{ public: false, url: https://papers.example.org, title: Papers }");
    if (found.isEmpty()) {
      return SiteSettings.DEFAULT;
    }
    Section section = found.get();
    boolean isPublic = section.value("public", TextFormat::yesOrNo).orElse(false);
    Optional<URI> url = section.value("url", TextFormat::webAddress);
    String title = section.value("title", TextFormat::title).orElse(SiteSettings.DEFAULT.title());
    boolean pictures =
        section.value("pictures", TextFormat::yesOrNo).orElse(SiteSettings.DEFAULT.pictures());
    section.close();
    return new SiteSettings(isPublic, url, title, pictures);
  }

  private static LogSettings log(Section root) {
    Optional<Section> found = root.section("log", "{ level: info, format: text }");
    if (found.isEmpty()) {
      return LogSettings.DEFAULT;
    }
    Section section = found.get();
    LogSettings.Level level =
        section
            .value("level", text -> TextFormat.oneOf(LogSettings.Level.class, text))
            .orElse(LogSettings.DEFAULT.level());
    LogSettings.Format format =
        section
            .value("format", text -> TextFormat.oneOf(LogSettings.Format.class, text))
            .orElse(LogSettings.DEFAULT.format());
    section.close();
    return new LogSettings(level, format);
  }
}
