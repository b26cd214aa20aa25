package dev.earshot.config;

import dev.earshot.model.InvalidRecordException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes records out of YAML and lets nothing pass that a record does not know. Every fault is a
 * {@link ConfigException} that names the key.
 */
final class Binder {
  private final String file;
  private final Scalars scalars;

  Binder(String file, Scalars scalars) {
    this.file = file;
    this.scalars = scalars;
  }

  <T extends Record> T bind(Node root, Class<T> type) {
    return type.cast(value(root, type, ""));
  }

  /** The YAML key of a record's component. */
  static String key(RecordComponent component) {
    Key key = component.getAnnotation(Key.class);
    return key == null ? Names.snake(component.getName()) : key.value();
  }

  private Object value(Node node, Type type, String path) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return arguments.length == 1 ? list(node, arguments[0], path) : map(node, arguments[1], path);
    }
    Class<?> plain = (Class<?>) type;
    return plain.isRecord() ? group(node, plain, path) : scalar(node, plain, path);
  }

  private Object group(Node node, Class<?> type, String path) {
    Map<String, Node> entries = entries(node, path);
    RecordComponent[] components = type.getRecordComponents();
    List<String> known = Arrays.stream(components).map(Binder::key).toList();
    entries.forEach(
        (key, child) -> {
          if (!known.contains(key)) {
            throw fault(child, join(path, key), "is not a key" + Names.hint(key, known));
          }
        });
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Node child = entries.get(known.get(i));
      String childPath = join(path, known.get(i));
      values[i] =
          child == null || child.nothing()
              ? leftOut(components[i], node, childPath)
              : value(child, components[i].getGenericType(), childPath);
    }
    return construct(type, values, node, path);
  }

  private Object leftOut(RecordComponent component, Node parent, String path) {
    Default value = component.getAnnotation(Default.class);
    if (value != null) {
      return scalar(new Node.Scalar(value.value(), parent.line()), component.getType(), path);
    }
    if (component.getType().isRecord()) {
      return group(new Node.Mapping(Map.of(), parent.line()), component.getType(), path);
    }
    if (component.getGenericType() instanceof ParameterizedType) {
      return null;
    }
    throw fault(parent, path, "is missing");
  }

  private Object construct(Class<?> type, Object[] values, Node node, String path) {
    try {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      return canonical.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof InvalidSettingException invalid) {
        throw fault(node.at(invalid.key()), join(path, invalid.key()), invalid.problem());
      }
      if (e.getCause() instanceof InvalidRecordException invalid) {
        throw fault(node, path, "is not valid: " + invalid.getMessage());
      }
      throw new IllegalStateException(type.getSimpleName() + " fails on its settings", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getSimpleName() + " cannot be made", e);
    }
  }

  private List<Object> list(Node node, Type element, String path) {
    if (!(node instanceof Node.Sequence sequence)) {
      throw fault(node, path, "must be a list, is " + node.kind());
    }
    List<Object> values = new ArrayList<>();
    for (Node item : sequence.items()) {
      values.add(member(item, element, path + "[" + values.size() + "]"));
    }
    return values;
  }

  private Map<String, Object> map(Node node, Type element, String path) {
    Map<String, Object> values = new LinkedHashMap<>();
    entries(node, path)
        .forEach((key, child) -> values.put(key, member(child, element, join(path, key))));
    return values;
  }

  private Object member(Node node, Type type, String path) {
    if (node.nothing()) {
      throw fault(node, path, "is empty; what follows a # is a comment unless it is in quotes");
    }
    return value(node, type, path);
  }

  private Map<String, Node> entries(Node node, String path) {
    if (!(node instanceof Node.Mapping mapping)) {
      throw fault(node, path, "must be a group of keys, is " + node.kind());
    }
    return mapping.entries();
  }

  private Object scalar(Node node, Class<?> type, String path) {
    if (!(node instanceof Node.Scalar scalar)) {
      throw fault(node, path, "must be a single value, is " + node.kind());
    }
    try {
      return scalars.read(scalar.text(), type);
    } catch (InvalidSettingException e) {
      throw fault(node, path, e.problem());
    }
  }

  private ConfigException fault(Node node, String path, String problem) {
    return new ConfigException(file, node.line(), path, problem);
  }

  private static String join(String path, String key) {
    return path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
  }
}
