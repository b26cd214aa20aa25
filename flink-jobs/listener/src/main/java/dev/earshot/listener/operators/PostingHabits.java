package dev.earshot.listener.operators;

import dev.earshot.listener.scoring.PostKey;
import dev.earshot.listener.scoring.PostingHabit;
import dev.earshot.listener.scoring.Reception;
import dev.earshot.model.Echo;
import dev.earshot.model.Mention;
import dev.earshot.model.Post;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/** What {@link KnowAuthor} learns of an author: how they post, and how that is received. */
final class PostingHabits {
  private final ValueState<PostingHabit> habit;
  private final ValueState<Reception> reception;

  PostingHabits(RuntimeContext context) {
    habit = context.getState(new ValueStateDescriptor<>("habit", PostingHabit.class));
    reception = context.getState(new ValueStateDescriptor<>("reception", Reception.class));
  }

  /** Whether the author is known, by the log's time: a timer that has not fired makes none. */
  boolean areKnown(Instant now) throws Exception {
    PostingHabit posting = habit.value();
    return posting != null && !posting.isForgotten(now);
  }

  /** How the author posts; null where nothing is known. */
  PostingHabit posting() throws Exception {
    return habit.value();
  }

  /** The same after one more post. */
  PostingHabit postingAfter(Mention mention) throws Exception {
    boolean reshare = mention.post().relation() == Post.Relation.REPOST;
    PostingHabit after =
        PostingHabit.after(habit.value(), mention.heardAt(), reshare, mention.textKey());
    habit.update(after);
    return after;
  }

  /**
   * How the author's posts were received up to now, this one among those that wait.
   *
   * @param first when the post was first heard
   */
  Reception receivedBefore(Mention mention, Instant first) throws Exception {
    Post post = mention.post();
    Instant now = mention.heardAt();
    PostingHabit posting = habit.value();
    Reception known = reception.value();
    Reception before = posting != null && posting.isForgotten(now) ? null : known;
    boolean reshare = post.relation() == Post.Relation.REPOST;
    Reception after =
        reshare ? before : Reception.after(before, post, PostKey.of(post.id()), first, now);
    if (!Objects.equals(after, known)) {
      reception.update(after);
    }
    return after == null ? null : after.until(now);
  }

  /** Somebody reacted to one of the author's posts. */
  void react(Echo echo) throws Exception {
    long post = PostKey.of(echo.post());
    reception.update(
        Reception.after(reception.value(), post, echo.reshare(), echo.by(), echo.heardAt()));
  }

  /** Drops what is worth nothing any more and says when the rest will be; null when none is. */
  Instant forget(Instant now) throws Exception {
    PostingHabit posting = habit.value();
    Instant due = posting == null ? null : posting.at().plus(PostingHabit.FORGOTTEN);
    if (due != null && !due.isAfter(now)) {
      clear();
      return null;
    }
    Reception received = reception.value();
    if (received != null) {
      reception.update(received.until(now));
    }
    return due;
  }

  void clear() {
    habit.clear();
    reception.clear();
  }
}
