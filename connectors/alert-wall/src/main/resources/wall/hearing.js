// Whether anybody listens: a calm page may also be a deaf one.

import { el, quoted } from './dom.js';
import { ago, lasting, moment, number, t } from './words.js';

// Why nothing new can be known at all; null while the job is heard.
export function unheard(listening) {
  if (!listening.heard) {
    return t('job.never');
  }
  return listening.silent_ms ? t('job.silent', { span: lasting(listening.silent_ms) }) : null;
}

// What is wrong with a source; null while nothing is.
function worry(source, board) {
  const told = [...board.alerts.values()].some(({ alert }) => alert.rule === 'SourceSilent' && alert.subject === `source:${source.source}`);
  if (source.deaf_since) {
    return t('source.deaf', { at: moment(source.deaf_since) });
  }
  if (told && source.heard_at) {
    return t('source.silent', { at: moment(source.heard_at) });
  }
  return source.behind_ms ? t('source.behind', { span: lasting(source.behind_ms) }) : null;
}

function line(source, words, warns) {
  return el('li', {}, el('p', { class: warns ? 'warning' : null }, el('strong', {}, quoted(source.source)), ` · ${words}`));
}

// The sources that are not heard as they usually are.
export function worries(board) {
  return board.listening.sources
    .map((source) => [source, worry(source, board)])
    .filter(([, words]) => words)
    .map(([source, words]) => line(source, words, true));
}

export function hearing(board) {
  const silent = unheard(board.listening);
  const rows = board.listening.sources.map((source) => {
    // Of a job that is not heard only the past is known.
    const words = silent ? null : worry(source, board);
    const past = !source.heard_at
      ? t('source.never')
      : source.posts && !silent
        ? t('source.heard', { n: number(source.posts), ago: ago(source.heard_at) })
        : t('source.quiet', { ago: ago(source.heard_at) });
    return line(source, words ?? past, words);
  });
  return el(
    'section',
    { id: 'hearing', 'aria-labelledby': 'hearing-title' },
    el('h2', { id: 'hearing-title' }, t('hearing')),
    silent ? el('p', { class: 'warning' }, silent) : null,
    rows.length ? el('ul', {}, rows) : el('p', {}, t('hearing.none')),
  );
}
