package dev.earshot.standalone;

import dev.earshot.config.Settings;
import dev.earshot.kafka.Played;
import dev.earshot.kafka.PostFile;
import dev.earshot.listener.evaluation.InfluenceEvaluation;
import dev.earshot.model.Json;
import dev.earshot.model.Post;
import dev.earshot.model.RecordReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether influence tells who will be listened to. */
@Command(
    name = "influence",
    mixinStandardHelpOptions = true,
    description = {
      "Whether influence tells who will be listened to: Spearman's rank correlation of the author's"
          + " influence at each post with the reshares of their next post (influence), beside that"
          + " of the logarithm of their followers alone (followers). amplified are the pairs in"
          + " which earlier posts had told something of the author; the same figures for them.",
      "",
      "Every post is taken as one that names a brand. Its counts (engagement) are read where the job"
          + " would know them, a day after the post, and never at the post itself.",
      "",
      "More in docs/influence.md."
    },
    footer = {"", "Example:", "  earshot evaluate influence tweets.jsonl --map streams --json"})
final class EvaluateInfluence implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFile config;
  @Mixin private PostsInput input;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Settings settings = config.load();
    Map<String, Object> figures =
        InfluenceEvaluation.of(posts(input.read(settings)), settings.rules().influence());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.write(figures));
    } else {
      Table.print(List.of(figures), out);
    }
    out.flush();
    return 0;
  }

  private static List<Post> posts(PostFile file) {
    RecordReader<Post> reader = RecordReader.ofPosts(null);
    List<Post> posts = new ArrayList<>();
    for (Played record : file.records()) {
      // Without a key it is a line nobody could read.
      if (record.key() != null) {
        posts.add(read(reader, record.value()));
      }
    }
    return posts;
  }

  private static Post read(RecordReader<Post> reader, byte[] post) {
    try {
      return reader.read(post);
    } catch (RecordReader.Unreadable e) {
      throw new IllegalStateException("a post of ours cannot be read", e);
    }
  }
}
