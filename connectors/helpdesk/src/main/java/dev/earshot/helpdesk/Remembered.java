package dev.earshot.helpdesk;

import java.util.List;

/** What the bridge knows of a desk's tickets from before. */
interface Remembered {
  /** Tickets seen for a subject since its bump was raised, closed ones too. */
  List<String> tickets(String subject);

  /** Written before any of them is touched: what is not written is not found when it is over. */
  void tickets(String subject, List<String> ids);

  /** {@link Memory#NONE} for a ticket never seen. */
  Memory ticket(String id);

  /** {@link Memory#NONE} forgets it. */
  void ticket(String id, Memory memory);
}
