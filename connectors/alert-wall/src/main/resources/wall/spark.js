import { svg } from './dom.js';
import { number, t } from './words.js';

const WIDTH = 160;
const HEIGHT = 36;

// A brand's negative authors, against the band that is usual: what is expected, give or take twice
// its root, as counts vary.
export function spark(points) {
  if (!points || points.length < 2) {
    return null;
  }
  const times = points.map((point) => Date.parse(point.at));
  const high = (point) => point.expected + 2 * Math.sqrt(point.expected);
  const low = (point) => Math.max(0, point.expected - 2 * Math.sqrt(point.expected));
  const top = Math.max(1, ...points.map((point) => Math.max(point.negative, high(point))));
  const x = (i) => (WIDTH * (times[i] - times[0])) / Math.max(1, times.at(-1) - times[0]);
  const y = (value) => HEIGHT - 2 - ((HEIGHT - 4) * value) / top;
  const at = (value) => (point, i) => `${x(i).toFixed(1)},${y(value(point)).toFixed(1)}`;
  const band = [...points.map(at(high)), ...points.map(at(low)).reverse()].join(' ');
  const newest = points.at(-1);
  return svg(
    'svg',
    {
      class: 'spark',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: 'none',
      role: 'img',
      'aria-label': t('spark', { observed: number(newest.negative), expected: number(newest.expected, 1) }),
    },
    svg('polygon', { class: 'band', points: band }),
    svg('polyline', { class: 'line', points: points.map(at((point) => point.negative)).join(' ') }),
  );
}
