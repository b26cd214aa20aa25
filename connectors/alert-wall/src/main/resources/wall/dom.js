// Elements by hand. Words become text nodes and nothing else: there is no way from here to markup.

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      node.addEventListener(name.slice(2), value);
    } else {
      node.setAttribute(name, value === true ? '' : String(value));
    }
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

const HEAPED = /(\p{M}{8})\p{M}+/gu;

// What strangers wrote: kept to its own direction, so that it cannot turn round what stands beside
// it; and to its own line, where thousands of marks are heaped on one letter.
export function quoted(text, attributes = {}) {
  return el('bdi', { dir: 'auto', ...attributes }, String(text).replace(HEAPED, '$1'));
}

// A link of theirs, if it leads to the web at all.
export function outside(address, words) {
  try {
    const url = new URL(address);
    if (url.protocol === 'https:' || url.protocol === 'http:') {
      return el('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer nofollow' }, words);
    }
  } catch {
    // No address: said without a link.
  }
  return null;
}

// Where the focus is, in words that outlive a drawing: on which alert's card, at which of its deeds.
export function placeOf(node) {
  const alert = node?.closest?.('[data-alert]')?.dataset.alert;
  return alert ? { alert, deed: node.dataset.deed } : null;
}

export function findPlace(place) {
  const card = place && document.querySelector(`[data-alert="${CSS.escape(place.alert)}"]`);
  return (card && place.deed && card.querySelector(`[data-deed="${CSS.escape(place.deed)}"]`)) || card || null;
}

// The text with these parts of it marked; where they overlap, the earlier one.
export function marked(text, parts) {
  const ranges = [];
  const lower = text.toLowerCase();
  for (const part of parts) {
    const at = part ? lower.indexOf(part.toLowerCase()) : -1;
    if (at >= 0 && lower.length === text.length) {
      ranges.push([at, at + part.length]);
    }
  }
  ranges.sort((one, other) => one[0] - other[0]);
  const pieces = [];
  let end = 0;
  for (const [from, to] of ranges) {
    if (from < end) {
      continue;
    }
    pieces.push(text.slice(end, from), el('mark', {}, text.slice(from, to)));
    end = to;
  }
  pieces.push(text.slice(end));
  return pieces;
}
