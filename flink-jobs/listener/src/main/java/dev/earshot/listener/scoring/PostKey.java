package dev.earshot.listener.scoring;

/** Numbers in place of ids, for memories that hold many. */
public final class PostKey {
  private PostKey() {}

  /** 64 bits in place of an id: of an author's few posts no two will ever share them. */
  public static long of(String id) {
    return of(id, "");
  }

  /** The same for one revision of it. */
  public static long of(String id, String revision) {
    return with(revision, with(id, 0xCBF29CE484222325L));
  }

  private static long with(String part, long before) {
    long hash = before;
    for (int i = 0; i < part.length(); i++) {
      hash = (hash ^ part.charAt(i)) * 0x100000001B3L;
    }
    return (hash ^ '\n') * 0x100000001B3L;
  }
}
