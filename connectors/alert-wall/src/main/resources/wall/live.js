// What changes, as it changes. The server ends each answer after a while and the browser comes back
// by itself, from where it was; only a longer absence is worth a word.

const PATIENCE = 6_000;
const AGAIN = 2_000;

export class Live {
  #source = null;
  #last = '';
  #timer = 0;
  #again = 0;

  constructor(hear, away, refused) {
    this.hear = hear;
    this.away = away;
    this.refused = refused;
  }

  start(last) {
    this.stop();
    this.#last = last;
    this.#open();
  }

  stop() {
    clearTimeout(this.#timer);
    clearTimeout(this.#again);
    this.#timer = 0;
    this.#source?.close();
    this.#source = null;
  }

  #open() {
    const source = new EventSource(`/api/events?after=${encodeURIComponent(this.#last)}`);
    this.#source = source;
    source.addEventListener('open', () => this.#here());
    source.addEventListener('error', () => this.#gone(source));
    for (const kind of ['alert', 'queue', 'pulses', 'listening', 'health', 'snapshot']) {
      source.addEventListener(kind, (event) => {
        this.#last = event.lastEventId || this.#last;
        this.hear(kind, JSON.parse(event.data), event.lastEventId);
      });
    }
  }

  #here() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.away(false);
  }

  #gone(source) {
    this.#timer ||= setTimeout(() => this.away(true), PATIENCE);
    if (source.readyState === EventSource.CLOSED && source === this.#source) {
      // Refused, not cut: the browser does not come back by itself.
      clearTimeout(this.#again);
      this.#again = setTimeout(() => {
        this.#open();
        this.refused();
      }, AGAIN);
    }
  }
}
