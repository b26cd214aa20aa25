package dev.earshot.standalone;

import dev.earshot.config.ConfigException;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The command line. Exit codes: 0 it worked, 1 it did not, 2 it was called or configured wrong. */
@Command(
    name = "earshot",
    description = {
      "Hears the customers whose voice carries, the moment they raise it, and moves them to the"
          + " front of the help desk's queue.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "First steps:",
      "  earshot demo --scenario guitar      see it work, on real parts, in a minute",
      "  earshot backtest FILE.jsonl         what would it have said about these posts?",
      "  earshot COMMAND --help              teaches one command",
      "",
      "Exit codes: 0 it worked, 1 it did not, 2 it was called or configured wrong."
    },
    versionProvider = Earshot.Version.class,
    mixinStandardHelpOptions = true,
    subcommands = {
      DemoCommand.class,
      ReplayCommand.class,
      BacktestCommand.class,
      EvaluateCommand.class,
      TrainCommand.class,
      RunCommand.class,
      TickCommand.class,
      TopicsCommand.class,
      ConfigCommand.class,
      RulesCommand.class,
      AlertCommand.class,
      ForgetCommand.class,
      ObjectCommand.class,
      ExportCommand.class,
      HelpdeskCommand.class,
      NotifyCommand.class,
      WallCommand.class
    })
public final class Earshot implements Callable<Integer> {
  static final int FAILED = 1;
  static final int WRONG = 2;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Earshot())
        .setExecutionExceptionHandler(explain())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return WRONG;
  }

  /** A person gets one sentence; the stack trace is for EARSHOT_DEBUG=1. */
  private static IExecutionExceptionHandler explain() {
    return (problem, command, result) -> {
      if (System.getenv("EARSHOT_DEBUG") != null) {
        problem.printStackTrace(command.getErr());
      }
      command.getErr().println("earshot: " + sentence(problem));
      return isWrong(problem) ? WRONG : FAILED;
    };
  }

  /** Whose mistake it is: the settings' and the arguments', or the world's. */
  private static boolean isWrong(Exception problem) {
    return problem instanceof ConfigException || problem instanceof IllegalArgumentException;
  }

  private static String sentence(Exception problem) {
    String message = problem.getMessage() == null ? problem.toString() : problem.getMessage();
    return problem instanceof KafkaException
        ? message + "; is Kafka running, and is kafka.client.bootstrap.servers right?"
        : message;
  }

  /** The version of the build. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Earshot.class.getPackage().getImplementationVersion();
      return new String[] {"earshot " + (version == null ? "unpackaged" : version)};
    }
  }
}
