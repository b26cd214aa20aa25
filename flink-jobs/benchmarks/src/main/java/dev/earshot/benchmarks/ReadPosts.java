package dev.earshot.benchmarks;

import dev.earshot.listener.reading.PostReader;
import dev.earshot.listener.reading.Text;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What it takes to understand a post, language, mood and intent, on one thread: ours, and OpenNLP's
 * published detector with its categorizers over the same posts.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(ReadPosts.POSTS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class ReadPosts {
  /** So many of each of six languages. */
  private static final int EACH = 100;

  /** Every measurement reads all of them, so that each has the same mix. */
  static final int POSTS = 6 * EACH;

  /** What everybody reads. */
  @State(Scope.Thread)
  public static class Posts {
    private List<SamplePost> all;

    @Setup
    public void choose() {
      all = SamplePost.mixed(EACH);
    }
  }

  /** Our reader. */
  @State(Scope.Thread)
  public static class Ours {
    private final Text text = new Text();
    private PostReader reader;

    @Setup
    public void load() {
      reader = PostReader.shipped();
    }
  }

  /** OpenNLP's. */
  @State(Scope.Thread)
  public static class Stock {
    private StockReader reader;

    @Setup
    public void train() throws IOException {
      reader = new StockReader();
    }
  }

  /** Runs all and prints what they cost. */
  public static void main(String[] args) throws RunnerException {
    boolean json = args.length == 1 && args[0].equals("--json");
    if (args.length > 0 && !json) {
      throw new IllegalArgumentException("usage: ReadPosts [--json]");
    }
    OptionsBuilder options = new OptionsBuilder();
    options
        .include("^" + ReadPosts.class.getName().replace(".", "\\.") + "\\.")
        .addProfiler(GCProfiler.class)
        .verbosity(json ? VerboseMode.SILENT : VerboseMode.NORMAL);
    Costs.of(new Runner(options).run(), "stock").print(System.out, json);
  }

  /** Ours: language, mood, intent, and the words that carried it. */
  @Benchmark
  public void earshot(Posts posts, Ours ours, Blackhole sink) {
    for (SamplePost post : posts.all) {
      ours.text.read(post.text());
      sink.consume(ours.reader.read(ours.text, ""));
    }
  }

  /** Of ours: cutting the text into tokens. */
  @Benchmark
  public void text(Posts posts, Ours ours, Blackhole sink) {
    for (SamplePost post : posts.all) {
      ours.text.read(post.text());
      sink.consume(ours.text.size());
    }
  }

  /** Of ours: the text and its language. */
  @Benchmark
  public void language(Posts posts, Ours ours, Blackhole sink) {
    for (SamplePost post : posts.all) {
      ours.text.read(post.text());
      sink.consume(ours.reader.language(ours.text, ""));
    }
  }

  /** OpenNLP's: language, mood, intent. */
  @Benchmark
  public void stock(Posts posts, Stock stock, Blackhole sink) {
    for (SamplePost post : posts.all) {
      sink.consume(stock.reader.read(post.text()));
    }
  }

  /** OpenNLP's mood and intent, told the language. */
  @Benchmark
  public void stockWithoutDetector(Posts posts, Stock stock, Blackhole sink) {
    for (SamplePost post : posts.all) {
      sink.consume(stock.reader.readAs(post.language(), post.text()));
    }
  }
}
