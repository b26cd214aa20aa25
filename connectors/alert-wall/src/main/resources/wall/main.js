// The page's whole story: who reads, what stands, what changes, where one looks.

import { perform, whenTold } from './acts.js';
import { get, me, signIn, signOut } from './api.js';
import { alertPath, card } from './card.js';
import { el, findPlace, placeOf } from './dom.js';
import { hearing, unheard, worries } from './hearing.js';
import { Live } from './live.js';
import { alertPage, auditPage, customerPage, historyPage } from './pages.js';
import { pulses, queue } from './panels.js';
import { rulesPage } from './rules.js';
import { LANGUAGES, clock, keep, language, number, speak, t, word } from './words.js';

const FRESH = 60_000;
const AGAIN = 3_000;

const at = (id) => document.getElementById(id);
const board = { alerts: new Map(), open: 0, queue: [], pulses: [], trends: {}, brands: {}, listening: { heard: true, silent_ms: 0, sources: [] }, last: '' };
const gone = new Map();
const pending = new Map();
const troubles = new Map();
let visitor = null;
let first = true;
let soon = 0;

const live = new Live(
  hear,
  (away) => trouble('away', away ? t('away', { at: clock(Date.now()) }) : null),
  () => me().catch((failure) => failure.status === 401 && leave()),
);

function newer(one, other) {
  return !other || one.time > other.time || (one.time === other.time && one.counter > other.counter);
}

function later(one, other) {
  const [a, b] = one.split('-').map(Number);
  const [c, d] = other.split('-').map(Number);
  return a > c || (a === c && b > d);
}

function trouble(kind, words) {
  words ? troubles.set(kind, words) : troubles.delete(kind);
  const all = [...troubles.values()].join(' ');
  if (at('trouble').textContent !== all) {
    at('trouble').textContent = all;
    drawSoon();
  }
}

function announce(alert, words) {
  const place = at(alert.severity === 'sev1' ? 'urgent' : 'polite');
  place.textContent = `${words}: ${t('severity', { n: alert.severity.slice(3) })}, ${board.brands[alert.brand] ?? alert.brand}, ${word('rule', alert.rule)}. ${alert.summary ?? ''}`;
}

// One change, from wherever it comes; what is older than what stands is no news.
function take(shown, id) {
  const { alert } = shown;
  const before = board.alerts.get(alert.id);
  if (!newer(alert.version, before?.alert.version) || !newer(alert.version, gone.get(alert.id))) {
    return;
  }
  pending.delete(alert.id);
  if (alert.state === 'resolved') {
    gone.set(alert.id, alert.version);
    if (before) {
      board.alerts.delete(alert.id);
      board.open -= 1;
      announce(alert, word('resolution', alert.resolution));
    }
    return;
  }
  board.alerts.set(alert.id, { ...shown, seen: id });
  if (!before) {
    board.open += 1;
    announce(alert, t('new.alert'));
  } else if (alert.severity < before.alert.severity) {
    announce(alert, t('worse'));
  }
}

async function refresh() {
  try {
    const snapshot = await get('/api/snapshot');
    const kept = new Map();
    for (const shown of snapshot.alerts) {
      const stands = board.alerts.get(shown.alert.id);
      if (!newer(shown.alert.version, gone.get(shown.alert.id))) {
        continue;
      }
      if (!stands && !first) {
        announce(shown.alert, t('new.alert'));
      }
      kept.set(shown.alert.id, stands && newer(stands.alert.version, shown.alert.version) ? stands : { ...shown, seen: snapshot.last });
    }
    for (const [id, shown] of board.alerts) {
      if (!kept.has(id) && later(shown.seen, snapshot.last)) {
        kept.set(id, shown);
      }
    }
    Object.assign(board, snapshot, { alerts: kept });
    trouble('job', unheard(board.listening));
    trouble('snapshot', null);
    first = false;
    drawSoon();
    return snapshot.last;
  } catch (failure) {
    if (failure.status === 401) {
      leave();
    } else {
      trouble('snapshot', failure.status === 503 ? t('redis.away') : t('no.answer'));
      clearTimeout(soon);
      soon = setTimeout(() => visitor && refresh(), AGAIN);
    }
    return null;
  }
}

function hear(kind, data, id) {
  if (kind === 'alert') {
    take(data, id);
    if (location.pathname === alertPath(data.alert.id)) {
      drawPage();
    }
  } else if (kind === 'snapshot') {
    refresh();
  } else if (kind === 'health') {
    trouble('redis', data.redis ? null : t('redis.away'));
  } else if (kind === 'listening') {
    board.listening = data;
    trouble('job', unheard(data));
  } else if (kind === 'pulses') {
    board.pulses = data;
    for (const pulse of data) {
      const points = (board.trends[pulse.brand] ??= []);
      if (!points.length || Date.parse(points.at(-1).at) < Date.parse(pulse.at)) {
        points.push({ at: pulse.at, negative: pulse.negative, expected: pulse.expected });
      }
    }
  } else {
    board.queue = data;
  }
  drawSoon();
}

let drawing = 0;

// A hidden tab gets no frames, yet its title tells how many are open.
function drawSoon() {
  if (document.hidden) {
    drawWall();
    return;
  }
  drawing ||= requestAnimationFrame(() => {
    drawing = 0;
    drawWall();
  });
}

function waiting(shown) {
  return shown.alert.handling.snoozed_until && Date.parse(shown.alert.handling.snoozed_until) > Date.now();
}

const STATES = ['escalated', 'open', 'acknowledged'];

function order(one, other) {
  return (
    one.alert.severity.localeCompare(other.alert.severity) ||
    STATES.indexOf(one.alert.state) - STATES.indexOf(other.alert.state) ||
    Date.parse(other.alert.newest_at) - Date.parse(one.alert.newest_at) ||
    one.alert.id.localeCompare(other.alert.id)
  );
}

// No alert is good news only while all is heard.
function calm() {
  const silent = [...troubles.values()].join(' ');
  const rows = silent ? [] : worries(board);
  return silent || rows.length
    ? el('div', { class: 'calm unheard' }, el('p', {}, silent || t('alerts.unheard')), rows.length ? el('ul', {}, rows) : null)
    : el('p', { class: 'calm' }, t('alerts.none'));
}

// Draws anew and gives the focus back to where it was: whoever types or reads is not disturbed.
function drawWall() {
  if (!visitor || location.pathname !== '/') {
    return;
  }
  const place = placeOf(document.activeElement);
  const all = [...board.alerts.values()].sort(order);
  const shown = all.filter((each) => !waiting(each));
  const more = Math.max(0, board.open - all.length);
  document.title = `${shown.length ? `(${number(board.open)}) ` : ''}Earshot`;
  at('view').replaceChildren(
    el(
      'div',
      { class: 'wall' },
      el(
        'section',
        { class: 'alerts', 'aria-labelledby': 'alerts-title' },
        el('h2', { id: 'alerts-title' }, t('alerts.open', { n: number(board.open) })),
        shown.length ? el('div', { class: 'cards' }, shown.map((each) => card(each, board, visitor, pending.get(each.alert.id)))) : calm(),
        all.length > shown.length ? el('p', {}, t('snoozed', { n: number(all.length - shown.length) })) : null,
        more ? el('p', {}, t('more', { n: number(more) })) : null,
      ),
      el('aside', {}, hearing(board), pulses(board), queue(board, visitor)),
    ),
  );
  findPlace(place)?.focus({ preventScroll: true });
}

whenTold((alert, words) => {
  pending.set(alert, words);
  at('polite').textContent = words;
  const told = document.querySelector('.page .told');
  if (told) {
    told.textContent = words;
  }
  drawSoon();
});

async function drawPage() {
  const [, kind, id] = location.pathname.split('/').map(decodeURIComponent);
  if (!kind) {
    drawWall();
    return;
  }
  const asked = location.href;
  try {
    const page = await {
      alert: () => alertPage(id, board, visitor, drawPage),
      customer: () => customerPage(id, board),
      history: () => historyPage(new URLSearchParams(location.search), board, go),
      rules: () => rulesPage(board, visitor, drawPage),
      audit: () => auditPage(),
    }[kind]();
    if (asked === location.href) {
      at('view').replaceChildren(page);
    }
  } catch (failure) {
    failure.status === 401 ? leave() : at('view').replaceChildren(el('p', { class: 'page' }, failure.message || t('no.answer')));
  }
}

function go(path) {
  history.pushState(null, '', path);
  drawTop();
  drawPage();
  at('view').focus();
}

function drawTop() {
  const link = (path, words) => el('a', { href: path, 'data-inside': true, 'aria-current': location.pathname === path ? 'page' : null }, words);
  const spoken = el(
    'select',
    {
      'aria-label': t('language'),
      onchange: async (event) => {
        keep(event.target.value);
        await speak(event.target.value);
        drawTop();
        visitor ? drawPage() : drawSignIn();
      },
    },
    Object.entries(LANGUAGES).map(([code, name]) => el('option', { value: code, selected: code === language(), lang: code }, name)),
  );
  at('top').replaceChildren(
    el('strong', { class: 'name' }, 'Earshot'),
    visitor
      ? el('nav', {}, link('/', t('wall')), link('/history', t('history')), link('/rules', t('rules')), visitor.role === 'admin' ? link('/audit', t('audit')) : null)
      : '',
    el('span', { class: 'right' }, visitor ? `${visitor.name} · ${word('role', visitor.role)}` : '', spoken, visitor ? el('button', { type: 'button', class: 'plain', onclick: () => signOut().finally(leave) }, t('sign.out')) : ''),
  );
}

function drawSignIn(words) {
  const token = el('input', { type: 'password', name: 'token', required: true, autocomplete: 'current-password', autofocus: true });
  at('view').replaceChildren(
    el(
      'form',
      {
        class: 'page sign-in',
        onsubmit: async (event) => {
          event.preventDefault();
          try {
            visitor = await signIn(token.value);
            await begin();
          } catch (failure) {
            drawSignIn(failure.status === 401 ? t('sign.in.wrong') : failure.status === 429 ? t('sign.in.wait') : t('no.answer'));
          }
        },
      },
      el('h2', {}, t('sign.in')),
      words ? el('p', { role: 'alert' }, words) : null,
      el('label', {}, `${t('token')} `, token),
      el('button', { type: 'submit', class: 'main' }, t('sign.in')),
    ),
  );
  token.focus();
}

function leave() {
  live.stop();
  visitor = null;
  board.alerts = new Map();
  first = true;
  document.title = 'Earshot';
  document.querySelectorAll('dialog').forEach((dialog) => dialog.close());
  drawTop();
  drawSignIn();
}

async function begin() {
  drawTop();
  const last = await refresh();
  live.start(last ?? '');
  await drawPage();
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[data-inside]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    go(link.pathname + link.search);
  }
});

const KEYS = { a: 'ack', t: 'take', s: 'snooze', c: 'comment', d: 'dismiss' };

document.addEventListener('keydown', (event) => {
  const typing = event.target.closest?.('input, textarea, select, dialog');
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !visitor) {
    return;
  }
  const cards = [...document.querySelectorAll('.card')];
  const here = cards.indexOf(document.activeElement?.closest?.('.card'));
  if (event.key === 'j' || event.key === 'k') {
    cards[Math.max(0, Math.min(cards.length - 1, here + (event.key === 'j' ? 1 : -1)))]?.focus();
  } else if (KEYS[event.key] && here >= 0 && visitor.role !== 'viewer') {
    event.preventDefault();
    perform(KEYS[event.key], board.alerts.get(cards[here].dataset.alert));
  } else if (event.key === 'Enter' && document.activeElement === cards[here]) {
    cards[here].querySelector('a[data-inside]').click();
  }
});

window.addEventListener('popstate', () => {
  drawTop();
  visitor && drawPage();
});

document.addEventListener('visibilitychange', () => {
  cancelAnimationFrame(drawing);
  drawing = 0;
  drawSoon();
});

setInterval(() => visitor && refresh(), FRESH);

await speak(language());
try {
  visitor = await me();
  await begin();
} catch {
  leave();
}
