package dev.paperboy.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher, run by a real shell in a small project of its own, with stand-ins for Java and
 * Maven that tell how they were called.
 */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {

  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  @TempDir Path folder;
  private Path home;
  private Path tools;
  private Path builds;

  private record Outcome(int code, String out, String err) {}

  @BeforeEach
  void makeAProject() throws IOException {
    home = Files.createDirectories(folder.resolve("a checkout"));
    tools = Files.createDirectories(folder.resolve("tools"));
    builds = folder.resolve("builds");
    Files.copy(Path.of("paperboy"), home.resolve("paperboy"));
    Files.setPosixFilePermissions(
        home.resolve("paperboy"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createDirectories(home.resolve("src/main/java"));
    source("pom.xml");
    source("src/main/java/Main.java");
    java("17.0.1");
    script(
        "mvn",
        "echo built >>'" + builds + "'",
        "sleep \"${BUILD_SECONDS:-0}\"",
        "printf '\\033[1;31mno semicolon\\033[0m\\n'",
        "[ -z \"${BUILD_BREAKS:-}\" ] || exit 1",
        "echo jar >target/paperboy.jar");
  }

  private void source(String name) throws IOException {
    Path file = home.resolve(name);
    Files.writeString(file, "source");
    Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
  }

  private void java(String version) throws IOException {
    script(
        "java",
        "if [ \"$1\" = -version ]; then echo 'openjdk version \"" + version + "\"' >&2; exit; fi",
        "[ -z \"${SURROUNDINGS:-}\" ] || echo \"${LC_ALL:-none} $(umask) $MALLOC_ARENA_MAX\"",
        "pwd",
        "for argument; do printf '%s\\n"
            + "' \"$argument\"; case $argument in -XX:ArchiveClassesAtExit=* |"
            + " -XX:AOTCacheOutput=*) echo classes >\"${argument#*=}\" ;; esac; done",
        "exit \"${JAVA_EXITS:-0}\"");
  }

  private void script(String name, String... lines) throws IOException {
    Path file = tools.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Process start(Path launcher, List<String> environment, String... arguments)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments)).toList());
    builder.environment().clear();
    builder.environment().put("PATH", tools + ":/usr/bin:/bin");
    environment.forEach(
        pair -> {
          String[] parts = pair.split("=", 2);
          builder.environment().put(parts[0], parts[1]);
        });
    return builder.directory(folder.toFile()).start();
  }

  private static Outcome finish(Process process) throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), out, err);
  }

  private Outcome run(List<String> environment, String... arguments) throws Exception {
    return finish(start(home.resolve("paperboy"), environment, arguments));
  }

  private long builds() throws IOException {
    return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
  }

  @Test
  void itBuildsTheJarAndSaysSoThenRunsItWhereTheUserStands() throws Exception {
    Outcome outcome = run(List.of(), "load", "two words", "");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).contains("paperboy: building ").doesNotContain("semicolon");
    assertThat(outcome.out())
        .isEqualTo(
            String.join(
                "\n",
                folder.toRealPath().toString(),
                "-XX:+UseSerialGC",
                "-Xms16m",
                "-Xmx512m",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=20",
                "-XX:NewRatio=4",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:TrimNativeHeapInterval=10000",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                "-XX:-AOTRecordTraining",
                "-XX:Tier4InvocationThreshold=60000",
                "-XX:Tier4MinInvocationThreshold=12000",
                "-XX:Tier4CompileThreshold=120000",
                "-XX:Tier4BackEdgeThreshold=800000",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-Dpaperboy.terminal=false",
                "-Xlog:cds*=off",
                "-jar",
                home.toRealPath().resolve("target/paperboy.jar").toString(),
                "load",
                "two words",
                "",
                ""));
  }

  @Test
  void itBuildsAgainOnlyAfterTheSourcesHaveChanged() throws Exception {
    run(List.of());
    assertThat(run(List.of()).err()).isEmpty();
    assertThat(builds()).isEqualTo(1);

    Files.setLastModifiedTime(
        home.resolve("src/main/java/Main.java"), FileTime.from(Instant.now().plusSeconds(5)));
    run(List.of());
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    List<String> slow = List.of("BUILD_SECONDS=2");
    Process one = start(home.resolve("paperboy"), slow);
    Process other = start(home.resolve("paperboy"), slow);

    assertThat(finish(one).code()).isZero();
    assertThat(finish(other).code()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aLockOfAProcessThatIsGoneIsPassedOver() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Path lock = Files.createDirectories(home.resolve("target/.building"));
    Files.writeString(lock.resolve("pid"), String.valueOf(gone.pid()));

    assertThat(run(List.of()).code()).isZero();
    assertThat(builds()).isEqualTo(1);
    assertThat(lock).doesNotExist();
  }

  @Test
  void aBuildThatBreaksIsReportedAndLeavesNoLock() throws Exception {
    Outcome outcome = run(List.of("BUILD_BREAKS=1"));

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("\nno semicolon\npaperboy: the build failed; the reason stands above")
        .doesNotContain("\033");
    assertThat(outcome.out()).isEmpty();
    assertThat(home.resolve("target/.building")).doesNotExist();
    assertThat(run(List.of()).code()).isZero();
  }

  @Test
  void theExitCodeIsThatOfTheProgram() throws Exception {
    assertThat(run(List.of("JAVA_EXITS=2"), "check").code()).isEqualTo(2);
  }

  @Test
  void anOldJavaIsRefusedWithWhatToDo() throws Exception {
    java("11.0.2");
    Outcome outcome = run(List.of());

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("Java 17 or newer is needed")
        .contains("is version 11; set JAVA_HOME to a newer one");
    java("25");
    assertThat(run(List.of()).code()).isZero();
  }

  @Test
  void aWrongJavaHomeIsNamed() throws Exception {
    Outcome outcome = run(List.of("JAVA_HOME=/nowhere"));

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("JAVA_HOME is /nowhere, but there is no bin/java in it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LC_ALL=C",
        "LC_ALL=POSIX",
        "LC_ALL=",
        "LANG=C",
        "LANG=de_DE.ISO-8859-1",
        "LC_ALL=xx_XX.UTF-8"
      })
  void whereTheLocaleHasNotAllSignsJavaIsGivenOneThatHas(String locale) throws Exception {
    assertThat(run(List.of("SURROUNDINGS=1", locale)).out()).startsWith("C.UTF-8 ");
  }

  @Test
  void aLocaleThatHasAllSignsStays() throws Exception {
    assertThat(run(List.of("SURROUNDINGS=1", "LANG=C.UTF-8")).out()).startsWith("none ");
    assertThat(run(List.of("SURROUNDINGS=1", "LC_ALL=C.utf8")).out()).startsWith("C.utf8 ");
  }

  @Test
  void whatTheProgramMakesIsForItsUserAloneAndTheJarIsForEverybody() throws Exception {
    assertThat(run(List.of("SURROUNDINGS=1")).out()).contains(" 0077 ");
    assertThat(Files.getPosixFilePermissions(home.resolve("target/paperboy.jar")))
        .contains(PosixFilePermission.OTHERS_READ);
  }

  @Test
  void theOptionsForJavaCanBeReplaced() throws Exception {
    assertThat(run(List.of("PAPERBOY_JAVA_OPTS=-Xmx2g -XX:+UseG1GC")).out())
        .contains("\n-Xmx2g\n-XX:+UseG1GC\n")
        .doesNotContain("SerialGC", "-Xmx512m");
  }

  @Test
  void withoutASourceCheckoutItRunsTheJarBesideIt() throws Exception {
    Path installed = Files.createDirectories(folder.resolve("installed"));
    Path launcher = installed.resolve("paperboy");
    Files.copy(home.resolve("paperboy"), launcher);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));

    Outcome without = finish(start(launcher, List.of()));
    assertThat(without.code()).isEqualTo(1);
    assertThat(without.err()).contains("neither paperboy.jar nor a source checkout");

    Files.writeString(installed.resolve("paperboy.jar"), "jar");
    Path link = Files.createSymbolicLink(folder.resolve("link"), launcher);
    assertThat(finish(start(link, List.of(), "run")).out())
        .contains("-jar\n" + installed.toRealPath().resolve("paperboy.jar") + "\nrun\n");
    assertThat(builds()).isZero();
  }

  @Test
  void shortCommandsShareTheClassesThatTheFirstOfThemRead() throws Exception {
    Path archive = home.resolve("target/paperboy-17.0.1.jsa");
    assertThat(run(List.of("JAVA_EXITS=1"), "check", "x").code()).isEqualTo(1);
    assertThat(archive).as("made by a command that failed").doesNotExist();

    assertThat(run(List.of(), "check", "x").out())
        .contains("-XX:ArchiveClassesAtExit=", "-XX:TieredStopAtLevel=1");
    assertThat(archive).exists();
    assertThat(run(List.of(), "export", "x").out())
        .contains("-XX:SharedArchiveFile=" + archive.toRealPath())
        .doesNotContain("AtExit");
    assertThat(run(List.of(), "search", "x").out()).contains("-XX:ArchiveClassesAtExit=");
    assertThat(run(List.of(), "search", "x").out())
        .contains("-XX:SharedArchiveFile=")
        .contains("-search.jsa");

    java("17.0.2");
    assertThat(run(List.of(), "check", "x").out()).contains("-XX:ArchiveClassesAtExit=");
    try (Stream<Path> files = Files.list(home.resolve("target"))) {
      assertThat(files.filter(file -> file.toString().contains(".jsa"))).hasSize(3);
    }
  }

  private Path rehearsed(String name) {
    return home.resolve("target").resolve(name);
  }

  @Test
  void theFirstRunRehearsesAStartAndLaterOnesShareItsClasses() throws Exception {
    Path archive = rehearsed("paperboy-17.0.1-run.jsa");
    assertThat(run(List.of(), "demo").out()).doesNotContain(".jsa");
    assertThat(archive).doesNotExist();

    Outcome first = run(List.of(), "run", "x");
    assertThat(first.err()).contains("paperboy: preparing faster starts");
    assertThat(first.out())
        .contains("-XX:SharedArchiveFile=" + archive.toRealPath())
        .doesNotContain("TieredStopAtLevel", "prepare");
    assertThat(Files.getPosixFilePermissions(archive)).contains(PosixFilePermission.OTHERS_READ);

    Outcome second = run(List.of(), "run", "x");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(run(List.of(), "demo").out()).contains("-XX:SharedArchiveFile=");
  }

  @Test
  void newerVersionsOfJavaAlsoKeepWhatTheyHaveLearnt() throws Exception {
    java("25.0.3");
    assertThat(run(List.of(), "run").out())
        .contains("-XX:AOTCache=" + rehearsed("paperboy-25.0.3.aot").toRealPath())
        .doesNotContain("SharedArchiveFile");
  }

  @Test
  void aRehearsalThatFailsIsShownAndTheProgramStartsWithoutIt() throws Exception {
    script(
        "java",
        "if [ \"$1\" = -version ]; then echo 'openjdk version \"17.0.1\"' >&2; exit; fi",
        "for argument; do case $argument in prepare) echo no room; exit 1 ;; esac; done",
        "echo started");
    Outcome outcome = run(List.of(), "run");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).isEqualTo("started\n");
    assertThat(outcome.err())
        .contains("  no room\npaperboy: the preparation failed; starts are slower without it");
    try (Stream<Path> files = Files.list(home.resolve("target"))) {
      assertThat(files.filter(file -> file.toString().contains(".jsa"))).isEmpty();
    }
    assertThat(run(List.of(), "prepare").code()).isEqualTo(1);
  }

  @Test
  void aChangedProgramIsRehearsedAgain() throws Exception {
    run(List.of(), "prepare");
    assertThat(run(List.of(), "run").err()).isEmpty();
    Files.setLastModifiedTime(
        home.resolve("target/paperboy.jar"), FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(run(List.of(), "run").err()).contains("paperboy: preparing faster starts");
  }

  @Test
  void nativeMemoryHasTwoArenasUnlessTheEnvironmentSaysOtherwise() throws Exception {
    assertThat(run(List.of("SURROUNDINGS=1")).out()).contains(" 2\n");
    assertThat(run(List.of("SURROUNDINGS=1", "MALLOC_ARENA_MAX=4")).out()).contains(" 4\n");
  }

  @Test
  void theVersionIsReadFromTheInstallationWithoutStartingJava() throws Exception {
    Path installation = Files.createDirectories(folder.resolve("jdk/bin"));
    Files.move(tools.resolve("java"), installation.resolve("java"));
    Files.createSymbolicLink(tools.resolve("java"), installation.resolve("java"));
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"21.0.4\"\n");

    assertThat(run(List.of(), "run").out()).contains("paperboy-21.0.4-run.jsa");
  }
}
