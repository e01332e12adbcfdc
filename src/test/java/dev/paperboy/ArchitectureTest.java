package dev.paperboy;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The packages of the program, and which may use which. */
final class ArchitectureTest {

  private static final String ROOT = "dev.paperboy.";

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.paperboy");

  /**
   * Which package uses which. Paper, query and subscription are named wherever another package has
   * them in its signatures: a card is of a paper, a message goes to a channel.
   */
  private static final Map<String, Set<String>> DEPENDENCIES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("collection", Set.of()),
              Map.entry("text", Set.of()),
              Map.entry("paper", Set.of()),
              Map.entry("meaning", Set.of("paper")),
              Map.entry("embedding", Set.of("paper", "text", "meaning", "feed", "fleet", "store")),
              Map.entry("query", Set.of("paper", "text", "meaning")),
              Map.entry("match", Set.of("paper", "query", "meaning")),
              Map.entry("match.feature", Set.of("paper", "query", "meaning")),
              Map.entry("search", Set.of("paper", "query", "files", "meaning")),
              Map.entry("feed", Set.of("paper", "text", "fleet")),
              Map.entry("subscription", Set.of("paper", "query", "meaning")),
              Map.entry("files", Set.of()),
              Map.entry("picture", Set.of("paper", "feed", "store")),
              Map.entry("store", Set.of("paper", "meaning", "query", "subscription", "files")),
              Map.entry(
                  "ingest",
                  Set.of(
                      "paper",
                      "meaning",
                      "query",
                      "feed",
                      "match",
                      "search",
                      "store",
                      "subscription",
                      "trending",
                      "fleet")),
              Map.entry("fleet", Set.of("store", "paper", "subscription")),
              Map.entry("taste", Set.of("paper", "query", "search", "store", "subscription")),
              Map.entry("trending", Set.of("paper", "query", "search", "store")),
              Map.entry("card", Set.of("paper", "query", "text")),
              Map.entry(
                  "deliver",
                  Set.of(
                      "paper",
                      "query",
                      "meaning",
                      "card",
                      "store",
                      "subscription",
                      "taste",
                      "fleet")),
              Map.entry(
                  "command",
                  Set.of(
                      "paper",
                      "meaning",
                      "query",
                      "card",
                      "feed",
                      "match",
                      "search",
                      "store",
                      "subscription",
                      "taste",
                      "trending")),
              Map.entry(
                  "chat",
                  Set.of(
                      "paper",
                      "query",
                      "card",
                      "subscription",
                      "command",
                      "deliver",
                      "web",
                      "text")),
              Map.entry("chat.discord", chat()),
              Map.entry("chat.slack", chat()),
              Map.entry("chat.console", chat()),
              Map.entry("chat.email", chat()),
              Map.entry(
                  "site",
                  Set.of(
                      "paper",
                      "meaning",
                      "query",
                      "subscription",
                      "card",
                      "command",
                      "search",
                      "store",
                      "trending",
                      "text",
                      "web")),
              Map.entry("web", Set.of()),
              Map.entry(
                  "ops",
                  Set.of(
                      "paper",
                      "query",
                      "card",
                      "subscription",
                      "store",
                      "fleet",
                      "deliver",
                      "web"))));

  private static Set<String> chat() {
    return Set.of(
        "paper",
        "query",
        "subscription",
        "command",
        "deliver",
        "card",
        "chat",
        "fleet",
        "text",
        "web");
  }

  private static String[] packages(String... names) {
    return Arrays.stream(names).map(ArchitectureTest::packages).toArray(String[]::new);
  }

  /**
   * The package of this name and those below it; below what chat platforms share are the platforms
   * themselves.
   */
  private static String packages(String name) {
    return name.equals("chat") ? ROOT + name : ROOT + name + "..";
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(PROGRAM);
  }

  @TestFactory
  Stream<DynamicTest> aPackageUsesOnlyThoseBelowIt() {
    return DEPENDENCIES.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> check(usesOnly(entry.getKey(), entry.getValue()))));
  }

  private static ArchRule usesOnly(String name, Set<String> others) {
    String[] allowed =
        packages(
            Stream.concat(Stream.of(name, "collection"), others.stream()).toArray(String[]::new));
    return classes()
        .that()
        .resideInAPackage(packages(name))
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("dev.paperboy..").or(resideInAnyPackage(allowed)))
        .because(
            "the package "
                + name
                + " is understood and changed with only these in mind: "
                + others.stream().sorted().toList());
  }

  @Test
  void everyClassIsInOneOfThesePackages() {
    String[] all =
        packages(
            Stream.concat(Stream.of("app"), DEPENDENCIES.keySet().stream()).toArray(String[]::new));
    check(
        classes()
            .should()
            .resideInAnyPackage(all)
            .because("a class outside these packages escapes every other rule here"));
    assertThat(PROGRAM).hasSizeGreaterThan(30);
  }

  @Test
  void packagesHaveNoCycles() {
    check(
        SlicesRuleDefinition.slices()
            .assignedFrom(new Slices())
            .should()
            .beFreeOfCycles()
            .because("packages that need each other are one package"));
  }

  private static final class Slices implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      return Stream.concat(Stream.of("app"), DEPENDENCIES.keySet().stream())
          .filter(name -> (javaClass.getPackageName() + ".").startsWith(ROOT + name + "."))
          .max(Comparator.comparingInt(String::length))
          .map(SliceIdentifier::of)
          .orElseGet(SliceIdentifier::ignore);
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }

  @TestFactory
  Stream<DynamicTest> aLibraryStaysInTheRoomsThatItServes() {
    return Stream.of(
        staysIn(
            "all SQL is in one place, where it can be read and changed as a whole",
            Set.of("java.sql..", "org.jdbi..", "com.zaxxer..", "org.flywaydb..", "org.sqlite.."),
            "store"),
        staysIn(
            "only the scheduler is handed the database as it is",
            Set.of("javax.sql.."),
            "store",
            "app"),
        staysIn(
            "a chat platform must be replaceable without touching another",
            Set.of("net.dv8tion.."),
            "chat.discord"),
        staysIn(
            "a chat platform must be replaceable without touching another",
            Set.of("com.slack.."),
            "chat.slack"),
        staysIn(
            "feeds and Slack have clients that are set up for them; a rehearsal opens our own pages",
            Set.of("java.net.http.."),
            "chat.discord",
            "app.cli"),
        staysIn(
            "the web server is the business of one package; others only hand it their routes",
            Set.of("io.javalin..", "jakarta.servlet..", "org.eclipse.jetty.."),
            "web",
            "chat.console",
            "chat.slack",
            "chat.email",
            "ops",
            "site",
            "app"),
        staysIn(
            "text is analysed and searched in two packages only",
            Set.of("org.apache.lucene.."),
            "query",
            "search"),
        staysIn("markup is read once, where texts enter", Set.of("org.jsoup.."), "text"),
        staysIn(
            "pictures are decoded in one place, which knows what they may cost",
            Set.of("java.awt..", "javax.imageio..", "javax.swing.."),
            "picture"),
        staysIn(
            "only feeds read feeds, and only feeds write them",
            Set.of("com.rometools..", "org.jdom2.."),
            "feed",
            "site.feed"),
        staysIn("only the program has a command line", Set.of("picocli.."), "app"),
        staysIn(
            "only the configuration and files of subscriptions are taken apart by hand",
            Set.of("org.yaml.."),
            "app",
            "subscription"));
  }

  private static DynamicTest staysIn(String reason, Set<String> library, String... names) {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackages(packages(names))
            .should()
            .dependOnClassesThat(resideInAnyPackage(library.toArray(String[]::new)))
            .because(reason);
    return DynamicTest.dynamicTest(
        library.stream().sorted().toList().toString(), () -> check(rule));
  }

  @Test
  void whatPeopleDecidedIsChangedOnlyWhereItIsRemembered() {
    Map<String, Set<String>> changes =
        Map.of(
            "SubscriptionStore", Set.of("add", "change", "pause", "wake", "remove", "declare"),
            "MuteStore", Set.of("add", "lift", "end"),
            "ChannelStore", Set.of("change"));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "store..")
            .should()
            .callMethodWhere(
                describe(
                    "a change that leaves no trace",
                    (JavaMethodCall call) ->
                        changes
                            .getOrDefault(call.getTargetOwner().getSimpleName(), Set.of())
                            .contains(call.getName())))
            .because("SubscriptionChanges and ChannelChanges remember who changed what"));
  }

  /**
   * A message of a library that names its own logger is no special case of a platform. The
   * partition of a channel is also computed by a migration, which knows no platforms.
   */
  private static final Set<Path> NAMES_A_PLATFORM =
      Set.of(Path.of("app/log/Logging.java"), Path.of("subscription/ChannelPartition.java"));

  @Test
  void onlyItsPackageItsFactoryAndItsSettingsNameAPlatform() throws IOException {
    Path sources = Path.of("src/main/java/dev/paperboy");
    Pattern named =
        Pattern.compile("\"[^\"\n]*(?:discord|slack)[^\"\n]*\"", Pattern.CASE_INSENSITIVE);
    List<Path> special = new ArrayList<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Path inside = sources.relativize(file);
        boolean own =
            Stream.of("chat/discord", "chat/slack", "app/platform", "app/settings")
                .anyMatch(inside::startsWith);
        if (!own
            && !NAMES_A_PLATFORM.contains(inside)
            && named.matcher(Files.readString(file)).find()) {
          special.add(inside);
        }
      }
    }
    assertThat(special)
        .as("what a platform can is said by its capabilities, not by its name")
        .isEmpty();
  }

  @Test
  void onlyTheListOfPlatformsKnowsTheirPackages() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(packages("chat.discord", "chat.slack", "app.platform"))
            .should()
            .dependOnClassesThat(resideInAnyPackage(packages("chat.discord", "chat.slack")))
            .because("a platform is added and removed by one line of PlatformList"));
  }

  @Test
  void timeAndChanceAreHandedIn() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "app..")
            .should()
            .accessTargetWhere(describe("time or chance out of the blue", this::isAmbient))
            .because("a replayed month and a test must be able to set the clock and the dice"));
  }

  private boolean isAmbient(JavaAccess<?> access) {
    if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
      return false;
    }
    String owner = target.getOwner().getName();
    boolean withoutArguments = target.getRawParameterTypes().isEmpty();
    return switch (target.getName()) {
      case "now" -> owner.startsWith("java.time.") && withoutArguments;
      case "systemUTC", "systemDefaultZone", "system" -> owner.startsWith("java.time.");
      case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
      case "sleep" ->
          owner.equals("java.lang.Thread") || owner.equals("java.util.concurrent.TimeUnit");
      case "random" -> owner.equals("java.lang.Math");
      case "randomUUID" -> owner.equals("java.util.UUID");
      case "current" -> owner.equals("java.util.concurrent.ThreadLocalRandom");
      case "<init>" ->
          withoutArguments
              && Set.of("java.util.Date", Random.class.getName(), "java.util.SplittableRandom")
                  .contains(owner);
      default -> false;
    };
  }

  @Test
  void nothingIsInjectedIntoFields() {
    check(
        noFields()
            .should(
                ArchCondition.from(
                    describe(
                        "be injected",
                        (JavaField field) ->
                            field.getAnnotations().stream().anyMatch(this::injects))))
            .because("what a class needs stands in its constructor"));
  }

  private boolean injects(JavaAnnotation<JavaField> annotation) {
    return Set.of("Inject", "Autowired", "Resource")
        .contains(annotation.getRawType().getSimpleName());
  }

  @Test
  void classesAreNamedForWhatTheyDo() {
    check(
        noClasses()
            .should()
            .haveNameMatching(".*(Manager|Utils?|Helpers?|Impl)(\\$.*)?")
            .because("such a name says nothing, and such a class grows without end"));
  }

  @Test
  void aPackageHasAtMost25Classes() {
    Map<String, Long> classes =
        PROGRAM.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(one -> !one.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    classes.values().removeIf(count -> count <= 25);
    assertThat(classes).as("a larger package is divided by concept").isEmpty();
  }

  @Test
  void everyPackageIsNullMarked() {
    check(
        classes()
            .should(beIn("a package that is @NullMarked"))
            .because("without the mark, null is not checked there"));
  }

  private static ArchCondition<JavaClass> beIn(String description) {
    return new ArchCondition<>("be in " + description) {
      @Override
      public void check(JavaClass javaClass, ConditionEvents events) {
        boolean marked = javaClass.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(
            new SimpleConditionEvent(
                javaClass, marked, javaClass.getName() + " is not in " + description));
      }
    };
  }

  @Test
  void logsAreWrittenThroughSlf4j() {
    DescribedPredicate<JavaClass> otherLogs =
        resideInAPackage("java.util.logging..")
            .or(resideInAPackage("org.apache.commons.logging.."))
            .or(resideInAPackage("ch.qos.logback.."));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "app..")
            .should()
            .dependOnClassesThat(otherLogs)
            .because("one place decides what is logged, and how"));
  }
}
