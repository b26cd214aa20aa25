package dev.earshot.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Reads the settings, strictly: the first mistake is a {@link ConfigException} that says where it
 * is and what to do. In values, <code>${NAME}</code> and <code>${NAME:-default}</code> are taken
 * from the environment.
 */
public final class ConfigLoader {
  private final Scalars scalars;

  /** With the environment of this process. */
  public ConfigLoader() {
    this(System::getenv);
  }

  /**
   * @param environment what a variable is set to, or null
   */
  public ConfigLoader(Function<String, String> environment) {
    this.scalars = new Scalars(environment);
  }

  /**
   * The settings in this file and in the brands and rules files it names.
   *
   * @throws ConfigException on the first mistake
   */
  public Settings load(Path earshotYaml) {
    EarshotConfig config = bind(earshotYaml.toString(), bytes(earshotYaml), EarshotConfig.class);
    return new Settings(
        config,
        brands(earshotYaml.resolveSibling(config.brands())),
        rules(earshotYaml.resolveSibling(config.rules())),
        playbook(earshotYaml.resolveSibling(config.playbook())),
        earshotYaml);
  }

  /**
   * The brands in this file.
   *
   * @throws ConfigException on the first mistake
   */
  public Brands brands(Path file) {
    return bind(file.toString(), bytes(file), Brands.class);
  }

  /**
   * The rules in this file.
   *
   * @throws ConfigException on the first mistake
   */
  public Rules rules(Path file) {
    return bind(file.toString(), bytes(file), RulesFile.class).toRules();
  }

  /**
   * The rules in this text, as a running job is sent them.
   *
   * @param name what mistakes are told of
   * @throws ConfigException on the first mistake
   */
  public Rules rules(String name, String yaml) {
    return bind(name, yaml.getBytes(StandardCharsets.UTF_8), RulesFile.class).toRules();
  }

  /**
   * The brands in this text, as a running job is sent them.
   *
   * @param name what mistakes are told of
   * @throws ConfigException on the first mistake
   */
  public Brands brands(String name, String yaml) {
    return bind(name, yaml.getBytes(StandardCharsets.UTF_8), Brands.class);
  }

  /**
   * The playbook in this file.
   *
   * @throws ConfigException on the first mistake
   */
  public Playbook playbook(Path file) {
    return bind(file.toString(), bytes(file), Playbook.class);
  }

  /**
   * The settings in the jar: those of {@code config/} as shipped, with what the environment
   * changes. Brands and rules may be other files of the jar or absolute paths.
   *
   * @throws ConfigException when the environment makes a mistake of them
   */
  public Settings shipped() {
    EarshotConfig config = bind("earshot.yaml", resource("earshot.yaml"), EarshotConfig.class);
    return new Settings(
        config,
        bind(config.brands(), shippedOrFile(config.brands()), Brands.class),
        bind(config.rules(), shippedOrFile(config.rules()), RulesFile.class).toRules(),
        bind(config.playbook(), shippedOrFile(config.playbook()), Playbook.class),
        null);
  }

  private <T extends Record> T bind(String file, byte[] yaml, Class<T> type) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(yaml)).toString();
      return new Binder(file, scalars).bind(YamlReader.read(file, text), type);
    } catch (CharacterCodingException e) {
      throw new ConfigException(file, 0, "", "is not UTF-8; save it as UTF-8");
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new ConfigException(
          file.toString(),
          0,
          "",
          "does not exist; brands, rules and playbook are looked for beside earshot.yaml");
    } catch (IOException e) {
      throw new ConfigException(
          file.toString(), 0, "", "cannot be read (%s)".formatted(e.getClass().getSimpleName()));
    }
  }

  private static byte[] shippedOrFile(String name) {
    Path path = Path.of(name);
    return path.isAbsolute() ? bytes(path) : resource(name);
  }

  private static byte[] resource(String name) {
    try (InputStream in = ConfigLoader.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new ConfigException(name, 0, "", "is not among the shipped files");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ConfigException(
          name, 0, "", "cannot be read (%s)".formatted(e.getClass().getSimpleName()));
    }
  }
}
