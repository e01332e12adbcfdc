package dev.paperboy.app;

import dev.paperboy.app.cli.BackupSubcommand;
import dev.paperboy.app.cli.CheckSubcommand;
import dev.paperboy.app.cli.CommandLineArguments;
import dev.paperboy.app.cli.DemoSubcommand;
import dev.paperboy.app.cli.ExportSubcommand;
import dev.paperboy.app.cli.ImportSubcommand;
import dev.paperboy.app.cli.LoadSubcommand;
import dev.paperboy.app.cli.MoveSubcommand;
import dev.paperboy.app.cli.OperatorException;
import dev.paperboy.app.cli.PrepareSubcommand;
import dev.paperboy.app.cli.RestoreSubcommand;
import dev.paperboy.app.cli.RunSubcommand;
import dev.paperboy.app.cli.SearchSubcommand;
import dev.paperboy.app.log.Logging;
import dev.paperboy.app.settings.LogSettings;
import dev.paperboy.files.FileErrorText;
import dev.paperboy.search.index.IndexInUse;
import dev.paperboy.search.index.IndexUnusable;
import dev.paperboy.store.StoreException;
import dev.paperboy.web.ListenException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The entry point of the command line. */
@Command(
    name = "paperboy",
    description = "Delivers papers to the channels that want them.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Numbered.class,
    subcommands = {
      DemoSubcommand.class,
      RunSubcommand.class,
      CheckSubcommand.class,
      SearchSubcommand.class,
      ExportSubcommand.class,
      ImportSubcommand.class,
      BackupSubcommand.class,
      RestoreSubcommand.class,
      MoveSubcommand.class,
      LoadSubcommand.class,
      PrepareSubcommand.class
    })
public final class Main implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  /** Runs a command and exits with status 0, or 1 after a problem, or 2 after wrong usage. */
  public static void main(String[] arguments) {
    // Pictures are decoded without a screen; AWT must not look for one.
    System.setProperty("java.awt.headless", "true");
    // What is read, sorted or printed must not depend on the locale of the host.
    Locale.setDefault(Locale.ENGLISH);
    System.setOut(inUtf8(FileDescriptor.out));
    System.setErr(inUtf8(FileDescriptor.err));
    // What the environment asks for also holds for what is logged before a configuration is read.
    Logging.apply(LogSettings.DEFAULT);
    CommandLine paperboy = new CommandLine(new Main());
    paperboy.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    paperboy.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    paperboy.registerConverter(Path.class, Main::path);
    paperboy.setExecutionExceptionHandler(inPeoplesWords());
    // In a query, `-survey` excludes a word and is not an option.
    CommandLine search = paperboy.getSubcommands().get("search");
    if (search != null) {
      search.setUnmatchedOptionsArePositionalParams(true);
    }
    if (!Files.isDirectory(Path.of("").toAbsolutePath())) {
      System.err.println(
          "paperboy: the working directory cannot be found by its name; if the locale lacks some of"
              + " its characters, start with LC_ALL=C.UTF-8");
      System.exit(CommandLine.ExitCode.SOFTWARE);
    }
    int code = paperboy.execute(CommandLineArguments.of(arguments));
    System.exit(code);
  }

  private static PrintStream inUtf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  private static Path path(String typed) {
    try {
      return Path.of(typed);
    } catch (InvalidPathException path) {
      throw new TypeConversionException(unusable(path));
    }
  }

  private static IExecutionExceptionHandler inPeoplesWords() {
    return (failure, commandLine, parsed) -> {
      if (failure instanceof InvalidPathException path) {
        commandLine.getErr().println("paperboy: " + unusable(path));
        return CommandLine.ExitCode.SOFTWARE;
      }
      boolean expected =
          failure instanceof OperatorException
              || failure instanceof StoreException
              || failure instanceof IndexInUse
              || failure instanceof IndexUnusable
              || failure instanceof ListenException;
      if (!expected) {
        throw failure;
      }
      commandLine.getErr().println("paperboy: " + failure.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    };
  }

  private static String unusable(InvalidPathException path) {
    return path.getInput() + " is not a valid file name: " + FileErrorText.of(path);
  }

  /** Without a command, prints the usage. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Choose a subcommand; `demo` shows everything without any setup.");
  }

  /** Provides the version. */
  static final class Numbered implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Paperboy " + Version.number()};
    }
  }
}
