package dev.earshot.wall;

import dev.earshot.model.Alert;
import dev.earshot.redis.AlertReader;
import dev.earshot.redis.AlertReader.Change;
import dev.earshot.redis.RedisUnavailableException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one reader of Redis for all open pages. */
final class Feed implements AutoCloseable {
  /** Open pages at once. */
  static final int MOST_TABS = 50;

  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
  private static final Duration WAIT = Duration.ofMillis(500);
  private static final int AT_ONCE = 200;

  /** Who missed more than so many reads everything anew, which is less. */
  private static final int MOST_MISSED = Tab.MOST / 2;

  private static final Pattern ID = Pattern.compile("\\d{1,15}-\\d{1,15}");
  private static final String HEALTH = "health";

  private final AlertReader alerts;
  private final Board board;
  private final Thread thread = new Thread(this::run, "wall-feed");
  private final CountDownLatch stopped = new CountDownLatch(1);

  private final Set<Tab> tabs = new LinkedHashSet<>();

  /** What a new page is told first, by kind: the newest of what has no place in the stream. */
  private final Map<String, News> standing = new LinkedHashMap<>();

  private String position;

  /** How Redis is, for pages. */
  record Health(boolean redis) {}

  Feed(AlertReader alerts, Board board) {
    this.alerts = alerts;
    this.board = board;
    thread.setDaemon(true);
  }

  /** Waits for Redis's first answer, so that whoever comes at once is not told to come again. */
  Feed start() {
    try {
      begin();
    } catch (RedisUnavailableException e) {
      LOG.warn("{}; the wall waits for it", e.getMessage());
    }
    thread.start();
    return this;
  }

  /**
   * Opens a page's way.
   *
   * @param after the newest change it knows of
   * @return null when there are too many already
   */
  Tab open(String after) {
    Tab tab = new Tab();
    List<News> first;
    synchronized (this) {
      if (tabs.size() >= MOST_TABS) {
        return null;
      }
      // Before what was missed is read: what comes meanwhile waits in the tab.
      tabs.add(tab);
      first = List.copyOf(standing.values());
    }
    return tab.after(Stream.concat(missed(after).stream(), first.stream()).toList());
  }

  synchronized void close(Tab tab) {
    tabs.remove(tab);
  }

  synchronized int tabs() {
    return tabs.size();
  }

  @Override
  public void close() {
    stopped.countDown();
    synchronized (this) {
      tabs.forEach(Tab::letGo);
    }
    thread.interrupt();
  }

  /** What a page that knows this much has missed, read from the stream once more. */
  private List<News> missed(String after) {
    try {
      String upTo = alerts.lastId();
      AlertReader.News news =
          after != null && ID.matcher(after).matches()
              ? alerts.between(after, upTo, MOST_MISSED)
              : new AlertReader.News(List.of(), upTo, true);
      return news.gap() ? List.of(News.of("snapshot", upTo, Map.of())) : told(news.changes());
    } catch (RedisUnavailableException e) {
      return List.of(News.of("snapshot", null, Map.of()));
    } catch (RuntimeException e) {
      LOG.error("cannot tell what a page missed: {}", e.toString());
      return List.of(News.of("snapshot", null, Map.of()));
    }
  }

  private void run() {
    while (stopped.getCount() > 0) {
      try {
        if (position == null) {
          begin();
        }
        turn();
      } catch (RedisUnavailableException e) {
        stand(News.of(HEALTH, null, new Health(false)));
        pause();
      } catch (RuntimeException e) {
        // Something in Redis that we do not understand must not end the wall: go on after it.
        LOG.error("cannot read what changed: {}", e.toString());
        position(null);
        pause();
      }
    }
  }

  /** From now on; whoever is there reads everything anew. */
  private void begin() {
    String last = alerts.lastId();
    position(last);
    tell(News.of("snapshot", last, Map.of()));
  }

  private synchronized void position(String id) {
    position = id;
  }

  private void turn() {
    AlertReader.News news = alerts.follow(position, WAIT, AT_ONCE);
    if (news.gap()) {
      begin();
      return;
    }
    List<News> told = told(news.changes());
    synchronized (this) {
      told.forEach(this::tell);
      position = news.lastId();
    }
    stand(News.of("queue", null, board.queue()));
    stand(News.of("pulses", null, board.pulses()));
    stand(News.of("listening", null, board.listening()));
    stand(News.of(HEALTH, null, new Health(true)));
  }

  private List<News> told(List<Change> changes) {
    if (changes.isEmpty()) {
      return List.of();
    }
    List<Alert> all = changes.stream().map(Change::alert).toList();
    var evidence = alerts.evidence(all);
    return changes.stream()
        .map(each -> News.of("alert", each.id(), Shown.covered(each.alert(), evidence)))
        .toList();
  }

  /** Tells it if it is not what was told before. */
  private synchronized void stand(News news) {
    if (!news.equals(standing.put(news.kind(), news))) {
      tell(news);
    }
  }

  private synchronized void tell(News news) {
    tabs.forEach(tab -> tab.offer(news));
  }

  private void pause() {
    try {
      boolean unused = stopped.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
