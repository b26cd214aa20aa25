import { deeds } from './acts.js';
import { get } from './api.js';
import { alertPath, evidence, facts, influence, inside, severity } from './card.js';
import { el, quoted } from './dom.js';
import { ago, day, moment, number, percent, t, word } from './words.js';

function row(name, value) {
  return value === null || value === undefined || value === '' ? null : [el('dt', {}, name), el('dd', {}, value)];
}

function list(items, show) {
  return el('ul', {}, items.map((item) => el('li', {}, show(item))));
}

// What somebody who is woken must know first; made to be printed.
function brief(of, brands) {
  const spoke = of.spoke_at
    ? t('brief.spoke', { at: moment(of.spoke_at), before: percent(of.share_before), since: percent(of.share_since) })
    : t('brief.silent');
  return el(
    'section',
    { class: 'brief' },
    el('h3', {}, t('brief')),
    el(
      'dl',
      {},
      row(t('brief.began'), `${moment(of.first_at)} (${ago(of.first_at)})`),
      row(t('voices'), t('authors', { n: number(of.authors), reach: number(of.reach) })),
      row(t('brief.trend'), word('trend', of.trend)),
      row(t('brief.share'), t('brief.shares', { now: percent(of.negative_share), usual: percent(of.usual_share), again: percent(of.reshare_share) })),
      row(t('networks'), of.networks.join(', ')),
      row(t('topics'), of.topics.join(', ')),
      row(t('brief.rivals'), of.rivals.length ? list(of.rivals, (rival) => `${brands[rival.brand] ?? rival.brand}: ${t('brief.rival', { observed: number(rival.observed), expected: number(rival.expected, 1) })}`) : null),
      row(t('brief.alike'), of.look_alikes > 0 ? t('look.alikes', { n: number(of.look_alikes) }) : null),
      row(t('brief.answer'), spoke),
    ),
    el('button', { type: 'button', class: 'plain unprinted', onclick: () => window.print() }, t('print')),
  );
}

function station(each) {
  const { handling } = each;
  const words = [
    word('state', each.state),
    t('severity', { n: each.severity.slice(3) }),
    t('causes', { n: number(each.causes) }),
    each.resolution ? word('resolution', each.resolution) : null,
  ].filter(Boolean);
  return el(
    'li',
    {},
    el('time', { datetime: each.at }, moment(each.at)),
    ` · ${words.join(' · ')}`,
    handling.owner ? [' · ', quoted(handling.owner)] : null,
    handling.snoozed_until ? ` · ${t('snoozed.until', { at: moment(handling.snoozed_until) })}` : null,
    handling.comment ? [' · ', quoted(handling.comment, { class: 'comment' })] : null,
  );
}

export async function alertPage(id, board, visitor, redraw) {
  const told = await get(`/api/alerts/${encodeURIComponent(id)}`);
  const { alert } = told;
  return el(
    'article',
    { class: `page ${alert.severity}`, 'data-alert': alert.id },
    el('h2', {}, severity(alert), ` ${word('rule', alert.rule)} · ${board.brands[alert.brand] ?? alert.brand}`),
    el('p', { class: 'state' }, word('state', alert.state), alert.resolution ? ` · ${word('resolution', alert.resolution)}` : null),
    el('p', { class: 'summary' }, alert.summary ?? ''),
    alert.action ? el('p', { class: 'action' }, el('strong', {}, `${t('next')}: `), alert.action) : null,
    deeds(told, visitor),
    el('p', { class: 'told' }),
    alert.brief ? brief(alert.brief, board.brands) : null,
    facts(alert, visitor),
    el('p', { class: 'when' }, t('rule.version', { rule: alert.rule, version: alert.rule_version })),
    el('h3', {}, t('evidence')),
    told.evidence.length ? told.evidence.map((post) => covering(post)) : el('p', {}, t('evidence.none')),
    el('h3', { class: 'timeline-title' }, t('timeline')),
    el('ol', { class: 'timeline' }, told.timeline.map(station)),
    el('button', { type: 'button', class: 'plain unprinted', onclick: redraw }, t('again')),
  );
}

// Here the words came with the answer, for who may see them; they stay covered until somebody asks.
function covering(post) {
  if (!post.special || !post.text) {
    return evidence(post);
  }
  const covered = evidence({ ...post, text: '', because: [], handle: undefined, url: undefined }, () => covered.replaceWith(evidence(post)));
  return covered;
}

function mood(weeks) {
  return el(
    'table',
    {},
    el('thead', {}, el('tr', {}, [t('week'), t('said'), t('negative'), t('mood')].map((name) => el('th', { scope: 'col' }, name)))),
    el('tbody', {}, weeks.map((week) => el('tr', {}, el('td', {}, day(week.from)), el('td', {}, number(week.said)), el('td', {}, number(week.negative)), el('td', {}, number(week.mood, 2))))),
  );
}

export async function customerPage(id, board) {
  const card = await get(`/api/customers/${encodeURIComponent(id)}`);
  return el(
    'article',
    { class: 'page' },
    el('h2', {}, t('customer'), ' ', quoted(card.customer)),
    el(
      'dl',
      {},
      row(t('tier'), word('tier', card.tier)),
      row(t('segment'), card.segment ? quoted(card.segment) : null),
      row(t('languages'), card.languages.map((each) => word('language', each)).join(', ')),
      row(t('value'), card.value === undefined ? null : number(card.value, 2)),
      row(t('contracts'), card.contracts.length ? list(card.contracts, (each) => quoted([each.product, each.terms, each.until].filter(Boolean).join(' · '))) : null),
      row(t('notes'), card.notes ? quoted(card.notes) : null),
      row(t('contact'), Object.keys(card.contact).length ? list(Object.entries(card.contact), ([kind, how]) => quoted(`${kind}: ${how}`)) : null),
      row(t('influence'), influence(card.influence)),
      row(t('complaints'), t('complaints.counts', { heard: number(card.complaints.heard), answered: number(card.complaints.answered), ignored: number(card.complaints.ignored) })),
      row(t('tickets'), card.tickets.length ? list(card.tickets, (each) => quoted(`${each.desk} ${each.id} · ${moment(each.opened_at)}`)) : null),
      row(t('alerts'), card.alerts.length ? list(card.alerts, (each) => inside(alertPath(each.id), `${word('rule', each.rule)} · ${board.brands[each.brand] ?? each.brand} · ${word('state', each.state)} · ${moment(each.newest_at)}`)) : null),
      row(t('lately'), card.interactions.length ? list(card.interactions, (each) => `${moment(each.at)} · ${word('did', each.kind)} · ${each.where}${each.channel ? ` · ${each.channel}` : ''}`) : null),
    ),
    card.mood.length ? mood(card.mood) : null,
    el('p', { class: 'when' }, t('as.of', { at: moment(card.at) })),
  );
}

function choice(name, label, values, chosen, show) {
  return el(
    'label',
    {},
    `${label} `,
    el('select', { name }, el('option', { value: '' }, t('all')), values.map((value) => el('option', { value, selected: value === chosen }, show(value)))),
  );
}

const SEVERITIES = ['sev1', 'sev2', 'sev3', 'sev4'];
const ENDS = ['answered', 'answered_elsewhere', 'recovered', 'calm', 'quiet', 'dismissed', 'withdrawn'];

export async function historyPage(asked, board, go) {
  const query = new URLSearchParams([...asked].filter(([, value]) => value));
  const page = await get(`/api/history?${query}`);
  const further = new URLSearchParams(query);
  further.set('from', page.next);
  return el(
    'section',
    { class: 'page' },
    el('h2', {}, t('history')),
    el(
      'form',
      {
        class: 'filters',
        onchange: (event) => go(`/history?${new URLSearchParams(new FormData(event.currentTarget))}`),
      },
      choice('brand', t('brand'), Object.keys(board.brands).sort(), asked.get('brand'), (id) => board.brands[id]),
      choice('severity', t('severity.name'), SEVERITIES, asked.get('severity'), (each) => t('severity', { n: each.slice(3) })),
      choice('resolution', t('resolution.name'), ENDS, asked.get('resolution'), (each) => word('resolution', each)),
    ),
    page.alerts.length
      ? el('ul', { class: 'history' }, page.alerts.map((alert) => el('li', {}, severity(alert), ' ', inside(alertPath(alert.id), word('rule', alert.rule)), ` · ${board.brands[alert.brand] ?? alert.brand} · ${word('resolution', alert.resolution)} · ${moment(alert.resolved_at)}`, el('p', {}, alert.summary ?? ''))))
      : el('p', {}, t('history.none')),
    page.next ? inside(`/history?${further}`, t('older')) : null,
  );
}

export async function auditPage() {
  const { lines } = await get('/api/audit');
  return el(
    'section',
    { class: 'page' },
    el('h2', {}, t('audit')),
    el('ol', { class: 'timeline' }, lines.map((line) => el('li', {}, `${moment(line.at)} · `, quoted(line.by), ` · ${word('deed', line.deed)}`, line.alert ? [' · ', inside(alertPath(line.alert), line.alert.slice(0, 12))] : null))),
  );
}
