// What the page says, in the language of whoever reads it.

export const LANGUAGES = { en: 'English', sl: 'Slovenščina', ro: 'Română', sr: 'Srpski', ru: 'Русский' };

const LOCALES = { en: 'en-GB', sl: 'sl', ro: 'ro', sr: 'sr-Latn', ru: 'ru' };
const KEPT = 'earshot.language';

let messages = {};
let locale = 'en-GB';

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

export function language() {
  const asked = navigator.languages.map((each) => each.slice(0, 2).replace(/^(hr|bs)$/, 'sr'));
  return [kept(), ...asked].find((each) => each in LANGUAGES) ?? shipped;
}

const shipped = document.documentElement.lang;

export async function speak(code) {
  const answer = await fetch(`/messages/${code}.json`);
  messages = await answer.json();
  locale = LOCALES[code];
  document.documentElement.lang = code === 'sr' ? 'sr-Latn' : code;
}

export function keep(code) {
  try {
    localStorage.setItem(KEPT, code);
  } catch {
    // Then it is asked again next time.
  }
}

export function t(key, holes = {}) {
  return (messages[key] ?? key).replace(/\{([a-z]+)}/g, (hole, name) => holes[name] ?? hole);
}

// A word of the contract; one we do not know yet stands as it is.
export function word(kind, value) {
  return messages[`${kind}.${value}`] ?? String(value).replaceAll('_', ' ');
}

export function number(value, digits = 0) {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
}

export function percent(share) {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

function span(count, unit) {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(
    Math.max(1, Math.round(count)),
  );
}

export function lasting(ms) {
  const minutes = ms / 60_000;
  return minutes < 90 ? span(minutes, 'minute') : minutes < 2_880 ? span(minutes / 60, 'hour') : span(minutes / 1_440, 'day');
}

// How rare something is, as people say it.
export function once(days) {
  const [count, unit] =
    days < 2 ? [days * 24, 'hour'] : days < 21 ? [days, 'day'] : days < 60 ? [days / 7, 'week'] : days < 700 ? [days / 30.4, 'month'] : [days / 365, 'year'];
  return t('once', { span: span(count, unit) });
}

export function clock(instant) {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}

export function day(instant) {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(instant));
}

export function moment(instant) {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}

export function ago(instant) {
  const seconds = (new Date(instant) - Date.now()) / 1000;
  const [unit, size] =
    seconds > -90 ? ['second', 1] : seconds > -5_400 ? ['minute', 60] : seconds > -129_600 ? ['hour', 3_600] : ['day', 86_400];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}
