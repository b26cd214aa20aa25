package dev.earshot.model;

/** How bad an alert is, the worst first. */
public enum Severity {
  SEV1,
  SEV2,
  SEV3,
  SEV4
}
