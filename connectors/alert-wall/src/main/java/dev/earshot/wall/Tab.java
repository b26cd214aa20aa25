package dev.earshot.wall;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** An open page that waits for news. One that does not keep up is let go, and comes back. */
final class Tab {
  /** News that wait for a slow page. */
  static final int MOST = 256;

  private final BlockingQueue<News> waiting = new ArrayBlockingQueue<>(MOST);
  private final Deque<News> first = new ArrayDeque<>();
  private String known = "0-0";
  private volatile boolean gone;

  /** With what is to be told before all that waits; what of it waits as well is told once. */
  Tab after(List<News> before) {
    first.addAll(before);
    before.stream().filter(News::change).forEach(news -> known = news.id());
    return this;
  }

  /** Never waits: a slow page holds up nobody. */
  void offer(News news) {
    if (!waiting.offer(news)) {
      gone = true;
    }
  }

  /** The next, or null if there is none for so long. */
  News next(Duration wait) throws InterruptedException {
    if (!first.isEmpty()) {
      return first.removeFirst();
    }
    News next = waiting.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
    while (next != null && next.change() && !next.laterThan(known)) {
      next = waiting.poll();
    }
    return next;
  }

  /** Whether it missed something: what waits is not worth sending any more. */
  boolean gone() {
    return gone;
  }

  /** At once, even where it waits for news. */
  void letGo() {
    gone = true;
    boolean unused = waiting.offer(News.NONE);
  }
}
