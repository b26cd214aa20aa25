package dev.earshot.config;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of customers is kept and shown to whoever answers them.
 *
 * @param show the fields of the CRM's record that a card may show; what is not named here is
 *     dropped where the record is read
 * @param segments what customers are sorted into, by the first that fits
 */
public record CustomerSettings(List<Field> show, List<Segment> segments) implements Serializable {

  /** A field that is kept only where somebody said so. */
  public enum Field {
    VALUE,
    CONTRACTS,
    NOTES,
    /** Masked: {@code j•••@example.com}. */
    CONTACT
  }

  public CustomerSettings {
    show = show == null ? List.of() : List.copyOf(show);
    segments = segments == null ? List.of() : List.copyOf(segments);
    Set<String> names = new HashSet<>();
    for (int i = 0; i < segments.size(); i++) {
      if (!names.add(segments.get(i).name())) {
        throw new InvalidSettingException("segments[" + i + "].name", "stands there twice");
      }
    }
  }

  /** Whether this field may be kept. */
  public boolean shows(Field field) {
    return show.contains(field);
  }
}
