package dev.earshot.standalone;

import dev.earshot.config.ConfigException;
import dev.earshot.config.Settings;
import dev.earshot.listener.reading.Models;
import dev.earshot.listener.reading.PostReader;
import dev.earshot.model.Json;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The settings, looked at before they are used. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = "Looks at the settings.",
    subcommands = ConfigCommand.Check.class)
final class ConfigCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Earshot.WRONG;
  }

  /** Reads everything and says what is wrong. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Reads earshot.yaml, the brands and the rules it names, and says what is wrong with them:"
            + " which file, which key, and what to do. Connects to nothing.",
        "",
        "Exit codes: 0 all is well (there may be warnings), 2 something is wrong."
      },
      footer = {
        "",
        "Examples:",
        "  earshot config check",
        "  earshot config check --config config/earshot.yaml --json | jq -r .error"
      })
  static final class Check implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ConfigFiles files;

    @Option(names = "--json", description = "One JSON object: ok, error, warnings.")
    private boolean json;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      try {
        Settings settings = files.load();
        readable(settings);
        if (json) {
          say(true, null, settings.warnings());
        } else {
          settings.warnings().forEach(warning -> out.println("warning: " + warning));
          out.printf(
              "ok: %s, %d brands, rules version %d%n",
              settings.source() == null ? "the shipped settings" : settings.source(),
              settings.brands().brands().size(),
              settings.rules().version());
        }
        out.flush();
        return 0;
      } catch (ConfigException | IllegalArgumentException e) {
        if (!json) {
          throw e;
        }
        say(false, e.getMessage(), List.of());
        return Earshot.WRONG;
      }
    }

    /** Whether the models can be loaded, which the settings alone do not tell. */
    private static void readable(Settings settings) {
      try {
        PostReader unused = new PostReader(Models.of(settings.models()));
      } catch (UncheckedIOException e) {
        throw new IllegalArgumentException(settings.source() + ": models: " + e.getMessage(), e);
      }
    }

    private void say(boolean ok, String error, List<String> warnings) {
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("ok", ok);
      if (error != null) {
        report.put("error", error);
      }
      report.put("warnings", warnings);
      spec.commandLine().getOut().println(Json.write(report));
      spec.commandLine().getOut().flush();
    }
  }
}
