package dev.earshot.config;

import dev.earshot.model.Severity;
import java.util.List;

/**
 * Which alerts go to which channels.
 *
 * @param severity the mildest that fits
 * @param brands only these, by id; empty: all
 * @param rules only these situations, such as Firestorm; empty: all
 * @param languages only where a post that speaks for the alert is in one of these, by code; empty:
 *     all. Where nobody can say, it fits
 * @param channels where they go
 * @param goOn whether the routes after it are asked, too
 */
public record RouteSettings(
    @Default("sev4") Severity severity,
    List<String> brands,
    List<String> rules,
    List<String> languages,
    List<String> channels,
    @Key("continue") @Default("false") boolean goOn) {

  public RouteSettings {
    severity = Require.present("severity", severity);
    brands = brands == null ? List.of() : Require.texts("brands", brands);
    rules = rules == null ? List.of() : Require.texts("rules", rules);
    languages = languages == null ? List.of() : Require.texts("languages", languages);
    channels = channels == null ? List.of() : Require.texts("channels", channels);
    if (channels.isEmpty()) {
      throw new InvalidSettingException("channels", "is empty; where is it to go?");
    }
  }
}
