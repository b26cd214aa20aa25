package dev.earshot.listener.job;

import dev.earshot.model.Envelope;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.util.InstantiationUtil;

/**
 * A log in memory that is read as Kafka's is: one split a partition, several to a reader, each with
 * its own clock, in an interleaving that the seed decides, or as it was written.
 *
 * @param topic its name
 * @param log the records of a partition
 * @param partitions how many there are
 * @param seed decides which partition is read next, and for how long
 * @param longest how many records of one partition are read in a row, at most
 * @param crash set when a reader is to fail once, after a checkpoint, two thirds of the way; null
 *     for none
 * @param pace shared by all logs that are read as they are written; null for a backlog
 */
record LogSource(
    String topic, Log log, int partitions, long seed, int longest, Crash crash, Pace pace)
    implements Source<Envelope, LogSource.Split, Integer> {
  private static final long serialVersionUID = 1L;

  private static final Set<String> ASIDE = Set.of("customers", "control");

  private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

  /** Records by partition; a log is the same whenever it is asked. */
  interface Log extends IntFunction<List<Envelope>>, Serializable {}

  /** A crash that happens once in this JVM. */
  record Crash(String name) implements Serializable {
    private static final Map<String, AtomicBoolean> HAPPENED = new ConcurrentHashMap<>();

    boolean happened() {
      return once().get();
    }

    private AtomicBoolean once() {
      return HAPPENED.computeIfAbsent(name, unused -> new AtomicBoolean());
    }

    void happen() {
      if (once().compareAndSet(false, true)) {
        throw new IllegalStateException("a crash that the test asked for");
      }
    }
  }

  /** A partition, read up to a position. */
  record Split(int partition, int position) implements SourceSplit, Serializable {
    @Override
    public String splitId() {
      return Integer.toString(partition);
    }
  }

  private long next(Split split) {
    List<Envelope> all = log.apply(split.partition());
    return split.position() == all.size() ? Long.MAX_VALUE : all.get(split.position()).timestamp();
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<Envelope, Split> createReader(SourceReaderContext context) {
    return new Reader(context.getIndexOfSubtask());
  }

  @Override
  public SplitEnumerator<Split, Integer> createEnumerator(SplitEnumeratorContext<Split> context) {
    return new Assign(context, 0);
  }

  @Override
  public SplitEnumerator<Split, Integer> restoreEnumerator(
      SplitEnumeratorContext<Split> context, Integer assigned) {
    return new Assign(context, assigned);
  }

  @Override
  public SimpleVersionedSerializer<Split> getSplitSerializer() {
    return new Plain<>();
  }

  @Override
  public SimpleVersionedSerializer<Integer> getEnumeratorCheckpointSerializer() {
    return new Plain<>();
  }

  /** Java's own way of writing: good enough for a test. */
  private static final class Plain<T extends Serializable> implements SimpleVersionedSerializer<T> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(T value) throws IOException {
      return InstantiationUtil.serializeObject(value);
    }

    @Override
    public T deserialize(int version, byte[] bytes) throws IOException {
      try {
        return InstantiationUtil.deserializeObject(bytes, getClass().getClassLoader());
      } catch (ClassNotFoundException e) {
        throw new IOException(e);
      }
    }
  }

  /** All splits at once, as soon as all readers are there: partition modulo readers. */
  private final class Assign implements SplitEnumerator<Split, Integer> {
    private final SplitEnumeratorContext<Split> context;
    private int assigned;

    Assign(SplitEnumeratorContext<Split> context, int assigned) {
      this.context = context;
      this.assigned = assigned;
    }

    @Override
    public void start() {}

    @Override
    public void addReader(int reader) {
      if (context.registeredReaders().size() < context.currentParallelism()) {
        return;
      }
      for (; assigned < partitions; assigned++) {
        context.assignSplit(new Split(assigned, 0), assigned % context.currentParallelism());
      }
      for (int i = 0; i < context.currentParallelism(); i++) {
        context.signalNoMoreSplits(i);
      }
    }

    @Override
    public void handleSplitRequest(int reader, String host) {}

    @Override
    public void addSplitsBack(List<Split> splits, int reader) {
      splits.forEach(split -> context.assignSplit(split, reader));
    }

    @Override
    public Integer snapshotState(long checkpoint) {
      return assigned;
    }

    @Override
    public void close() {}
  }

  private final class Reader implements SourceReader<Envelope, Split> {
    private final Random chance;
    private final List<Split> open = new ArrayList<>();
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private boolean assigned;
    private boolean saved;
    private int left;
    private int hand;

    Reader(int subtask) {
      chance = new Random(seed * 31 + subtask);
    }

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<Envelope> output) {
      if (open.isEmpty()) {
        return assigned ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
      }
      Split split = choose();
      List<Envelope> all = log.apply(split.partition());
      if (crash != null && split.position() > all.size() / 3 && !crash.happened() && !saved) {
        // What comes back after the crash is to come from a checkpoint, not from the beginning.
        available = new CompletableFuture<>();
        return InputStatus.NOTHING_AVAILABLE;
      }
      if (pace != null && !mayRead(split)) {
        return InputStatus.NOTHING_AVAILABLE;
      }
      if (crash != null && split.position() > all.size() * 2 / 3) {
        crash.happen();
      }
      read(split, all, output);
      return InputStatus.MORE_AVAILABLE;
    }

    /** The split that is read next: the earliest when live, else as the seed has it. */
    private Split choose() {
      if (pace != null) {
        return open.stream().min(Comparator.comparingLong(LogSource.this::next)).orElseThrow();
      }
      if (left == 0) {
        open.add(open.remove(chance.nextInt(open.size())));
        left = 1 + chance.nextInt(longest);
      }
      left--;
      return open.get(open.size() - 1);
    }

    /** Nobody ends before all do: a task that is gone would let time leap to its end. */
    private boolean mayRead(Split split) {
      hand = pace.hand();
      long next = LogSource.this.next(split);
      if (pace.written(next, ASIDE.contains(topic), hand)) {
        return true;
      }
      available = pace.after(hand);
      return false;
    }

    private boolean rests() {
      return assigned
          && open.stream()
              .noneMatch(
                  split -> pace.written(LogSource.this.next(split), ASIDE.contains(topic), hand));
    }

    private void read(Split split, List<Envelope> all, ReaderOutput<Envelope> output) {
      open.remove(split);
      if (split.position() == all.size()) {
        output.releaseOutputForSplit(split.splitId());
        left = 0;
      } else {
        Envelope record = all.get(split.position());
        output.createOutputForSplit(split.splitId()).collect(record, record.timestamp());
        open.add(new Split(split.partition(), split.position() + 1));
      }
    }

    @Override
    public List<Split> snapshotState(long checkpoint) {
      if (pace != null && rests()) {
        pace.rests(checkpoint, hand);
      }
      return List.copyOf(open);
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
      saved = true;
      if (pace == null) {
        available.complete(null);
      } else {
        pace.completed(checkpoint);
      }
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return open.isEmpty() && assigned ? DONE : available;
    }

    @Override
    public void addSplits(List<Split> splits) {
      open.addAll(splits);
      available.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
      assigned = true;
      available.complete(null);
    }

    @Override
    public void close() {}
  }
}
