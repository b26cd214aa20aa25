package dev.earshot.config;

import java.io.Serializable;

/**
 * The topic we listen to.
 *
 * @param topic its name
 * @param mapping name of the mapping its records are read through; empty when they are in our own
 *     form
 */
public record PostsSettings(@Default("posts") String topic, @Default("") String mapping)
    implements Serializable {
  public PostsSettings {
    topic = TopicNames.topic("topic", topic);
    mapping = Require.present("mapping", mapping);
  }
}
