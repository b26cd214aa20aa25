package dev.earshot.notification;

import static dev.earshot.notification.Alerts.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.NotificationSettings.Languages;
import dev.earshot.config.RouteSettings;
import dev.earshot.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutesTest {
  private static final Languages ALL = new Languages(0, null);

  @Test
  void theFirstThatFitsWins() {
    Routes routes =
        routes(
            ALL,
            route(Severity.SEV1, List.of(), List.of(), List.of(), "pager", false),
            route(Severity.SEV4, List.of(), List.of(), List.of(), "team", false));

    assertThat(routes.channels(opened(Severity.SEV1), Set.of())).containsExactly("pager");
    assertThat(routes.channels(opened(Severity.SEV3), Set.of())).containsExactly("team");
  }

  @Test
  void aRouteThatContinuesLetsTheOthersSpeak() {
    Routes routes =
        routes(
            ALL,
            route(Severity.SEV1, List.of(), List.of(), List.of(), "pager", true),
            route(Severity.SEV4, List.of(), List.of(), List.of(), "team", false));

    assertThat(routes.channels(opened(Severity.SEV1), Set.of())).containsExactly("pager", "team");
  }

  @Test
  void whatFitsNoneIsForTheWallOnly() {
    Routes routes =
        routes(ALL, route(Severity.SEV2, List.of(), List.of(), List.of(), "team", false));

    assertThat(routes.channels(opened(Severity.SEV3), Set.of())).isEmpty();
  }

  @Test
  void aRouteMayBeForSomeBrandsAndRulesOnly() {
    assertThat(routed(List.of("skyhop"), List.of("BrandSpike"))).containsExactly("team");
    assertThat(routed(List.of("other"), List.of())).isEmpty();
    assertThat(routed(List.of(), List.of("Firestorm"))).isEmpty();
  }

  @Test
  void aRouteOfALanguageFitsWhereAPostIsInItAndWhereNobodyCanSay() {
    Routes routes =
        routes(ALL, route(Severity.SEV4, List.of(), List.of(), List.of("sl"), "team", false));

    assertThat(routes.askLanguages()).isTrue();
    assertThat(routes.channels(opened(Severity.SEV3), Set.of("en", "sl"))).containsExactly("team");
    assertThat(routes.channels(opened(Severity.SEV3), Set.of("en"))).isEmpty();
    assertThat(routes.channels(opened(Severity.SEV3), Set.of())).containsExactly("team");
  }

  @Test
  void whatIsReadTooUnsurelyIsForTheWallOnly() {
    Routes routes =
        routes(
            new Languages(0.7, Map.of("ru", 0.55, "en", 0.8)),
            route(Severity.SEV4, List.of(), List.of(), List.of(), "team", false));

    assertThat(routes.channels(opened(Severity.SEV1), Set.of("ru"))).isEmpty();
    assertThat(routes.channels(opened(Severity.SEV1), Set.of("ru", "en"))).containsExactly("team");
    assertThat(routes.unsure(Set.of("ru", "en"))).containsExactly("ru");
    assertThat(routes.channels(opened(Severity.SEV1), Set.of("de"))).containsExactly("team");
    assertThat(routes.channels(opened(Severity.SEV1), Set.of())).containsExactly("team");
  }

  private static Set<String> routed(List<String> brands, List<String> rules) {
    return routes(ALL, route(Severity.SEV4, brands, rules, List.of(), "team", false))
        .channels(opened(Severity.SEV3), Set.of());
  }

  private static Routes routes(Languages languages, RouteSettings... routes) {
    return new Routes(List.of(routes), languages);
  }

  private static RouteSettings route(
      Severity severity,
      List<String> brands,
      List<String> rules,
      List<String> languages,
      String channel,
      boolean goOn) {
    return new RouteSettings(severity, brands, rules, languages, List.of(channel), goOn);
  }
}
