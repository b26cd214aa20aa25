import { deeds } from './acts.js';
import { el, marked, outside, quoted } from './dom.js';
import { spark } from './spark.js';
import { ago, lasting, moment, number, once, t, word } from './words.js';

// Opens within the page; the address works by itself as well.
export function inside(path, words, more = {}) {
  return el('a', { href: path, 'data-inside': true, ...more }, words);
}

export const alertPath = (id) => `/alert/${encodeURIComponent(id)}`;

export function severity(alert) {
  return el('span', { class: `severity ${alert.severity}` }, t('severity', { n: alert.severity.slice(3) }));
}

export function who(alert, visitor) {
  const id = alert.subject.startsWith('cust:') ? alert.subject.slice(5) : null;
  const name = quoted(id ?? alert.subject);
  const shown = id && visitor.role !== 'viewer' ? inside(`/customer/${encodeURIComponent(id)}`, name) : name;
  return [shown, alert.customer ? ` · ${t('customer')}, ${word('tier', alert.tier)}` : null];
}

// The parts that add up, so that nobody has to guess.
export function influence(of) {
  const parts = ['reach', 'amplification', 'groups', 'posting', 'verified']
    .filter((part) => Math.abs(of[part]) >= 0.5)
    .map((part) => `${word('part', part)} ${number(of[part])}`);
  const bot = of.bot >= 0.5 ? ` · ${t('bot')}` : '';
  const known = of.confidence < 0.5 ? t('reach.unknown') : parts.join(' + ');
  return el('span', {}, el('strong', {}, number(of.score)), known ? ` (${known})${bot}` : bot);
}

export function measure(of) {
  return of
    ? t('measure', {
        observed: number(of.observed),
        expected: number(of.expected, 1),
        window: lasting(of.window_ms),
        once: of.return_days > 0 ? once(of.return_days) : '',
      })
    : null;
}

export function evidence(post, uncover) {
  const covered = post.special && !post.text;
  const words = covered
    ? [t('covered'), uncover ? [' ', el('button', { type: 'button', class: 'plain', onclick: uncover }, t('uncover'))] : null]
    : post.text
      ? marked(post.text, post.because)
      : t('withdrawn');
  return el(
    'figure',
    { class: 'said' },
    el('blockquote', { dir: 'auto', lang: covered || !post.text ? null : post.language }, words),
    el(
      'figcaption',
      {},
      [post.handle ? quoted(post.handle.replace(/^@?/, '@')) : null, post.handle ? ' · ' : null],
      `${post.network} · ${word('language', post.language || 'und')} · ${word('intent', post.intent)}`,
      post.followers === undefined ? null : ` · ${t('followers', { n: number(post.followers) })}`,
      [' · ', outside(post.url, t('open.post'))].filter((each, i, all) => all[1]),
    ),
  );
}

// The brand's last hours: whether it is this one person, or many.
function course(points) {
  const drawn = spark(points);
  return drawn ? [drawn, t('spark', { observed: number(points.at(-1).negative), expected: number(points.at(-1).expected, 1) })] : null;
}

export function facts(alert, visitor, points) {
  const rows = [
    [t('who'), who(alert, visitor)],
    [t('since'), [el('time', { datetime: alert.first_at, title: moment(alert.first_at) }, ago(alert.first_at))]],
    alert.influence.score > 0 || alert.customer ? [t('influence'), influence(alert.influence)] : null,
    [t('level'), measure(alert.measure)],
    [t('voices'), alert.authors > 1 ? t('authors', { n: number(alert.authors), reach: number(alert.reach) }) : null],
    [t('owner'), alert.handling.owner ? quoted(alert.handling.owner) : null],
    [t('comment'), alert.handling.comment ? quoted(alert.handling.comment) : null],
    [t('brand'), course(points)],
    [t('spoken.for'), alert.handling.inhibited_by ? inside(alertPath(alert.handling.inhibited_by), t('wider')) : null],
  ];
  return el(
    'dl',
    {},
    rows.filter((row) => row && row[1]).map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]),
  );
}

export function card(shown, board, visitor, pending) {
  const { alert } = shown;
  return el(
    'article',
    { class: `card ${alert.severity} ${alert.state}`, tabindex: '0', id: `alert-${alert.id}`, 'data-alert': alert.id, 'data-rule': alert.rule, 'aria-labelledby': `title-${alert.id}` },
    el('p', { class: 'state' }, severity(alert), ` ${word('state', alert.state)}`, pending ? ` · ${pending}` : null),
    el('h3', { id: `title-${alert.id}` }, inside(alertPath(alert.id), word('rule', alert.rule)), ' ', el('span', { class: 'brand' }, board.brands[alert.brand] ?? alert.brand)),
    el('p', { class: 'summary' }, alert.summary ?? ''),
    facts(alert, visitor, board.trends[alert.brand]),
    alert.action ? el('p', { class: 'action' }, el('strong', {}, `${t('next')}: `), alert.action) : null,
    shown.evidence.slice(0, 1).map((post) => evidence(post)),
    deeds(shown, visitor),
  );
}
