// How often rules were right, and what dismissals teach.

import { get, post } from './api.js';
import { alertPath, inside } from './card.js';
import { el, quoted } from './dom.js';
import { moment, number, percent, t, word } from './words.js';

const AGAIN = 1_000;

// A share of fewer says nothing.
const ENOUGH = 10;

let words = '';

function share(confirmed, noise) {
  const judged = confirmed + noise;
  return judged >= ENOUGH ? t('precision.share', { share: percent(confirmed / judged), n: number(judged) }) : t('precision.few', { n: number(judged) });
}

function table(heads, rows) {
  return el('table', {}, el('thead', {}, el('tr', {}, heads.map((name) => el('th', { scope: 'col' }, name)))), el('tbody', {}, rows));
}

function precision(found) {
  return [
    el('p', { class: 'when' }, t('precision.of', { n: number(found.precision.alerts), days: number(found.days) }), found.precision.more ? ` ${t('precision.more')}` : ''),
    found.precision.rows.length
      ? table(
          [t('rule'), t('language'), t('confirmed'), t('noise'), t('unjudged'), t('precision')],
          found.precision.rows.map((row) =>
            el(
              'tr',
              { 'data-rule': row.rule, 'data-language': row.language },
              el('td', {}, word('rule', row.rule)),
              el('td', {}, word('language', row.language)),
              [row.confirmed, row.noise, row.unknown].map((count) => el('td', {}, number(count))),
              el('td', {}, share(row.confirmed, row.noise)),
            ),
          ),
        )
      : el('p', {}, t('precision.none')),
  ];
}

function dismissed(found) {
  const counts = new Map();
  for (const row of found.precision.rows) {
    counts.set(row.rule, (counts.get(row.rule) ?? 0) + row.noise);
  }
  return [...counts].filter(([, noise]) => noise >= found.least).sort(([, one], [, other]) => other - one);
}

function links(alerts, board) {
  return el('ul', {}, alerts.map((each) => el('li', {}, inside(alertPath(each.id), `${word('rule', each.rule)} · ${board.brands[each.brand] ?? each.brand} · ${moment(each.first_at)}`))));
}

function setting(candidate) {
  return el('code', {}, `${candidate.key}: ${candidate.before} → ${candidate.after}`);
}

function week(trial) {
  const change = trial.now - trial.before;
  const how = { n: number(Math.abs(change), 1), before: number(trial.before, 1), now: number(trial.now, 1) };
  return change < 0 ? t('week.fewer', how) : change > 0 ? t('week.more', how) : t('week.same', how);
}

function tried(lesson) {
  return lesson.trials.length
    ? el(
        'details',
        {},
        el('summary', {}, t('tried', { n: number(lesson.trials.length) })),
        table(
          [t('setting'), t('vanish'), t('lost'), t('fresh'), t('a.week')],
          lesson.trials.map((trial) => el('tr', {}, el('td', {}, setting(trial.candidate)), [trial.spared.length, trial.lost.length, trial.fresh].map((count) => el('td', {}, number(count))), el('td', {}, number(trial.now, 1)))),
        ),
      )
    : null;
}

function proposal(lesson, board, visitor, act) {
  const best = lesson.proposal;
  if (!best) {
    return el('p', { class: 'nothing' }, lesson.noise.length ? t('propose.none') : t('propose.unseen'));
  }
  const gone = lesson.noise.filter((each) => best.spared.includes(each.id));
  const stays = lesson.noise.length - gone.length;
  return [
    el('p', { class: 'setting' }, setting(best.candidate)),
    el('p', {}, t('propose.vanish', { n: number(gone.length), of: number(lesson.noise.length) })),
    links(gone, board),
    stays ? el('p', {}, t('propose.noise.stays', { n: number(stays) })) : null,
    el('p', {}, t('propose.stay', { n: number(lesson.wanted) })),
    links(lesson.confirmed, board),
    el('p', {}, week(best)),
    lesson.stage === 'applied'
      ? el('p', { class: 'applied' }, el('strong', {}, t('applied', { version: lesson.version + 1, at: moment(lesson.applied.from) })))
      : visitor.role === 'admin'
        ? el('p', { class: 'deeds' }, el('button', { type: 'button', class: 'main', 'data-deed': 'apply', onclick: () => act('apply', lesson.rule, { lesson: lesson.id }) }, t('apply')), el('span', {}, t('apply.how', { version: lesson.version + 1 })))
        : el('p', {}, t('apply.admin')),
  ];
}

function lessonOf(lesson, board, visitor, act) {
  const about = `${word('rule', lesson.rule)} · ${t('asked.by')} `;
  return el(
    'section',
    { class: 'lesson', 'data-stage': lesson.stage },
    el('h3', { tabindex: -1 }, t('propose')),
    el('p', { class: 'when' }, about, quoted(lesson.by), ` · ${moment(lesson.at)}`),
    lesson.stage === 'running' ? el('p', {}, t('replaying', { done: number(lesson.done), of: lesson.of ? number(lesson.of) : '?' })) : null,
    lesson.stage === 'failed' ? el('p', { class: 'warning' }, t('propose.failed', { why: lesson.why })) : null,
    lesson.version ? el('p', {}, t('replayed', { days: number(lesson.days, 1), version: lesson.version })) : null,
    lesson.version && lesson.unseen ? el('p', { class: 'when' }, t('propose.gone', { n: number(lesson.unseen) })) : null,
    lesson.stage === 'done' || lesson.stage === 'applied' ? proposal(lesson, board, visitor, act) : null,
    tried(lesson),
  );
}

// Whoever waits here is told when it is over, and stays where they are.
async function goOn(redraw) {
  const waits = document.activeElement?.closest?.('.lesson');
  await redraw();
  const lesson = document.querySelector('.lesson');
  if (waits) {
    lesson?.querySelector('h3').focus({ preventScroll: true });
  }
  if (lesson && lesson.dataset.stage !== 'running') {
    document.getElementById('polite').textContent = lesson.querySelector('.setting, .nothing, .warning')?.textContent ?? '';
  }
}

export async function rulesPage(board, visitor, redraw) {
  const found = await get('/api/rules');
  const running = found.lesson?.stage === 'running';
  const act = async (deed, rule, body) => {
    try {
      words = '';
      await post(`/api/rules/${encodeURIComponent(rule)}/${deed}`, body);
    } catch (failure) {
      words = t('not.told', { why: failure.message || t('no.answer') });
    }
    await redraw();
    document.querySelector('.lesson h3')?.focus();
  };
  const page = el(
    'section',
    { class: 'page rules' },
    el('h2', {}, t('rules')),
    precision(found),
    el('h3', {}, t('teaches')),
    el('p', { class: 'when' }, t('teaches.how')),
    found.able
      ? dismissed(found).map(([rule, noise]) =>
          el(
            'p',
            { class: 'deeds' },
            `${word('rule', rule)}: ${t('dismissed.n', { n: number(noise) })} `,
            visitor.role === 'admin' ? el('button', { type: 'button', 'data-learn': rule, disabled: running, onclick: () => act('learn', rule, {}) }, t('learn')) : null,
          ),
        )
      : el('p', {}, t('teaches.unable')),
    found.able && !dismissed(found).length ? el('p', {}, t('teaches.few', { n: number(found.least) })) : null,
    words ? el('p', { role: 'alert', class: 'warning' }, words) : null,
    found.lesson ? lessonOf(found.lesson, board, visitor, act) : null,
  );
  if (running) {
    setTimeout(() => page.isConnected && goOn(redraw), AGAIN);
  }
  return page;
}
