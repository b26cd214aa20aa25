import { el, quoted } from './dom.js';
import { alertPath, inside } from './card.js';
import { spark } from './spark.js';
import { ago, number, once, percent, t, word } from './words.js';

export function pulses(board) {
  const rows = board.pulses.map((pulse) =>
    el(
      'li',
      {},
      el('strong', {}, board.brands[pulse.brand] ?? pulse.brand),
      ` · ${t('pulse', { negative: number(pulse.negative), expected: number(pulse.expected, 1), share: percent(pulse.negative_share), posts: number(pulse.posts) })}`,
      pulse.return_days > 0 ? ` · ${once(pulse.return_days)}` : null,
      spark(board.trends[pulse.brand]),
      pulse.look_alikes > 0 ? el('p', {}, t('look.alikes', { n: number(pulse.look_alikes) })) : null,
      pulse.disarmed.length ? el('p', { class: 'warning' }, t('disarmed', { networks: pulse.disarmed.join(', ') })) : null,
      el('p', { class: 'when' }, ago(pulse.at)),
    ),
  );
  return el('section', { id: 'pulses', 'aria-labelledby': 'pulses-title' }, el('h2', { id: 'pulses-title' }, t('pulses')), rows.length ? el('ul', {}, rows) : el('p', {}, t('pulses.none')));
}

export function queue(board, visitor) {
  const rows = board.queue.map((bump) => {
    const customer = bump.subject.startsWith('cust:') ? bump.subject.slice(5) : null;
    const name = quoted(customer ?? bump.subject);
    return el(
      'li',
      {},
      el('span', { class: `level ${bump.level}` }, word('level', bump.level), ` ${bump.rank}`),
      ' ',
      customer && visitor.role !== 'viewer' ? inside(`/customer/${encodeURIComponent(customer)}`, name) : name,
      el('p', {}, bump.reasons.join(' · ')),
      bump.alerts.length ? inside(alertPath(bump.alerts[0]), t('open.alert')) : null,
    );
  });
  return el('section', { id: 'queue', 'aria-labelledby': 'queue-title' }, el('h2', { id: 'queue-title' }, t('queue')), rows.length ? el('ol', {}, rows) : el('p', {}, t('queue.none')));
}
