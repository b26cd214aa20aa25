package dev.earshot.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a key is worth when it is left out, written as in YAML. A single value without a default is
 * required; a group of keys that is left out has all its defaults; what a list or map that is left
 * out means stands in the record's constructor.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Default {
  String value();
}
