package dev.earshot.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TabTest {
  @Test
  void aPageThatDoesNotKeepUpIsLetGo() {
    Tab tab = new Tab();
    for (int i = 0; i < Tab.MOST; i++) {
      tab.offer(News.of("alert", i + "-0", Map.of()));
    }
    assertThat(tab.gone()).isFalse();

    tab.offer(News.of("alert", "999-0", Map.of()));

    assertThat(tab.gone()).isTrue();
  }

  @Test
  void whatIsToldBeforeIsNotToldAgain() throws Exception {
    News first = News.of("alert", "1-0", Map.of());
    News second = News.of("alert", "2-0", Map.of());
    Tab tab = new Tab();
    tab.offer(first);
    tab.offer(second);
    tab.after(List.of(first));

    assertThat(tab.next(Duration.ZERO)).isEqualTo(first);
    assertThat(tab.next(Duration.ZERO)).isEqualTo(second);
    assertThat(tab.next(Duration.ZERO)).isNull();
  }

  @Test
  void whoWaitsIsWokenToGo() throws Exception {
    Tab tab = new Tab();

    tab.letGo();

    assertThat(tab.gone()).isTrue();
    assertThat(tab.next(Duration.ofMinutes(1))).isEqualTo(News.NONE);
  }
}
