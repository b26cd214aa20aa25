import { act } from './api.js';
import { el, findPlace, placeOf } from './dom.js';
import { lasting, t } from './words.js';

const SNOOZES = [15, 60, 240, 720, 1_440];

let told = () => {};

// Whoever draws alerts hears here what was told of them, and what went wrong.
export function whenTold(listener) {
  told = listener;
}

async function tell(alert, deed, more) {
  told(alert.id, t('telling'));
  try {
    await act(alert.id, deed, more);
    told(alert.id, t('told'));
  } catch (failure) {
    told(alert.id, t('not.told', { why: failure.message || t('no.answer') }));
  }
}

function button(deed, words, onclick) {
  return el('button', { type: 'button', class: deed === 'ack' ? 'main' : 'plain', 'data-deed': deed, onclick }, words);
}

function ask(title, body, confirm) {
  const before = document.activeElement;
  const place = placeOf(before);
  const dialog = el(
    'dialog',
    { 'aria-label': title },
    el(
      'form',
      {
        method: 'dialog',
        onsubmit: (event) => {
          event.preventDefault();
          confirm();
          dialog.close();
        },
      },
      el('h2', {}, title),
      body,
      el(
        'p',
        { class: 'deeds' },
        el('button', { type: 'submit', class: 'main' }, title),
        el('button', { type: 'button', onclick: () => dialog.close() }, t('cancel')),
      ),
    ),
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
    (before?.isConnected ? before : findPlace(place))?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

const asked = {
  snooze(alert) {
    const choice = el(
      'select',
      { name: 'minutes' },
      SNOOZES.map((minutes) => el('option', { value: minutes }, lasting(minutes * 60_000))),
    );
    ask(t('snooze'), el('label', {}, `${t('snooze.for')} `, choice), () =>
      tell(alert, 'snooze', { minutes: Number(choice.value) }),
    );
  },
  dismiss(alert) {
    ask(t('dismiss'), el('p', {}, t('dismiss.sure')), () => tell(alert, 'dismiss'));
  },
  comment(alert) {
    const text = el('textarea', { name: 'text', required: true, maxlength: 2000, rows: 4 });
    ask(t('comment'), el('label', {}, t('comment.words'), text), () => tell(alert, 'comment', { text: text.value }));
  },
  wrong(alert, post) {
    ask(t('wrong'), el('p', {}, t('wrong.sure')), () => tell(alert, 'wrong', { post }));
  },
  ack: (alert) => tell(alert, 'ack'),
  take: (alert) => tell(alert, 'take'),
};

// For keys as for buttons.
export function perform(deed, shown) {
  const post = shown.evidence[0]?.post;
  if (deed !== 'wrong' || post) {
    asked[deed](shown.alert, post);
  }
}

export function deeds(shown, visitor) {
  if (visitor.role === 'viewer' || shown.alert.state === 'resolved') {
    return null;
  }
  const fresh = shown.alert.state !== 'acknowledged';
  const names = [fresh ? 'ack' : null, 'take', 'snooze', 'comment', shown.evidence.length ? 'wrong' : null, 'dismiss'];
  const words = { ack: t('ack'), take: t('take'), snooze: t('snooze'), comment: t('comment'), wrong: t('wrong'), dismiss: t('dismiss') };
  return el(
    'p',
    { class: 'deeds' },
    names.filter(Boolean).map((deed) => button(deed, words[deed], () => perform(deed, shown))),
  );
}
