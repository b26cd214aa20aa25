package dev.earshot.helpdesk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A ticket in a stub's memory. */
final class StubTicket {
  final long id;
  final long customer;
  final List<String> tags = new ArrayList<>();
  final Map<String, String> fields = new HashMap<>();
  final List<String> notes = new ArrayList<>();
  String status;
  String priority;
  String title = "";
  String key = "";
  String updated = "";
  long mergedInto;

  StubTicket(long id, long customer, String status, String priority) {
    this.id = id;
    this.customer = customer;
    this.status = status;
    this.priority = priority;
  }
}
