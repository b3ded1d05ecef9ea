// The calendar around its grid: view keys, one tab stop in weeks and months, a click in a room's week.
import { along, openCard } from './calendar-card.js';
import { isForPage } from './calendar-letters.js';

for (const name of ['viewpick', 'viewstep', 'weekpick', 'roomopen', 'screenfit']) {
  Blazor.registerCustomEventType(name, { createEventArgs: (event) => event.detail });
}

const pages = new WeakMap();
const views = { d: 'day', w: 'week', m: 'month' };
const towards = { ArrowRight: ['x', 1], ArrowLeft: ['x', -1], ArrowDown: ['y', 1], ArrowUp: ['y', -1] };

const span = (box, axis) => (axis === 'x' ? [box.left, box.right] : [box.top, box.bottom]);

/** The next cell in a direction: near first, straight before aside. */
const neighbour = (cells, from, key) => {
  const [axis, sign] = towards[key];
  const [start, end] = span(from.getBoundingClientRect(), axis);
  const [low, high] = span(from.getBoundingClientRect(), axis === 'x' ? 'y' : 'x');
  const middle = (low + high) / 2;
  let [best, least] = [null, Infinity];
  for (const cell of cells) {
    const box = cell.getBoundingClientRect();
    const [s, e] = span(box, axis);
    const ahead = sign > 0 ? s - end : start - e;
    if (cell === from || box.width === 0 || ahead < -3) continue;
    const [l, h] = span(box, axis === 'x' ? 'y' : 'x');
    const aside = middle < l ? l - middle : middle > h ? middle - h : 0;
    const far = Math.max(ahead, 0) + aside * 4;
    if (far < least) [best, least] = [cell, far];
  }
  return best;
};

class Page {
  constructor(root) {
    this.root = root;
    this.abort = new AbortController();
    const { signal } = this.abort;
    document.addEventListener('keydown', this.onPageKey.bind(this), { signal });
    root.addEventListener('keydown', this.onNameKey.bind(this), { capture: true, signal });
    root.addEventListener('keydown', this.onKey.bind(this), { signal });
    root.addEventListener('focusin', this.onFocus.bind(this), { signal });
    root.addEventListener('click', this.onClick.bind(this), { signal });
    this.watch = new MutationObserver(() => this.mark());
    this.watch.observe(root, { childList: true, subtree: true });
    this.mark();
    const phone = matchMedia('(max-width: 599.98px)');
    const fit = () => this.send('screenfit', { narrow: phone.matches });
    phone.addEventListener('change', fit, { signal });
    if (phone.matches !== Boolean(root.querySelector('.narrow'))) fit();
    root.dataset.live = '';
  }

  send(name, detail, from = this.root) { from.dispatchEvent(new CustomEvent(name, { bubbles: true, detail })); }

  cells(grid) { return [...grid.querySelectorAll('a, button')].filter((cell) => cell.offsetParent); }

  /** Each week and month is one tab stop: today's cell, else its first, until the focus has been elsewhere in it. */
  mark() {
    for (const grid of this.root.querySelectorAll('[data-cells]')) {
      if (grid.querySelector('[tabindex="0"]')?.offsetParent) continue;
      grid.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
      const cells = this.cells(grid);
      (cells.find((cell) => cell.ariaCurrent === 'date') ?? cells[0])?.setAttribute('tabindex', '0');
    }
  }

  onFocus(event) {
    const grid = event.target.closest('[data-cells]');
    if (!grid || !event.target.matches('a, button')) return;
    for (const cell of grid.querySelectorAll('[tabindex="0"]')) cell.setAttribute('tabindex', '-1');
    event.target.setAttribute('tabindex', '0');
  }

  /** Letters work where nobody types and no dialog is open; the day grid has taken those that are its own. */
  onPageKey(event) {
    if (!isForPage(event)) return;
    const key = event.key.toLowerCase();
    if (views[key]) this.send('viewpick', { view: views[key] });
    else if (key === 't') this.send('viewstep', { steps: 0 });
    else return;
    event.preventDefault();
  }

  /** In the day grid the name of a room lies before its first piece, and leads to its card. */
  onNameKey(event) {
    const row = event.target.closest('[data-room]');
    const rtl = getComputedStyle(this.root).direction === 'rtl';
    const [back, on] = rtl ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
    const name = row?.querySelector('[data-card]');
    if (!name || row.closest('[data-cells]') || event.shiftKey || event.ctrlKey) return false;
    if (event.target !== name) {
      const isFirst = event.target === row.querySelector('[data-s]') && event.target.style.getPropertyValue('--cursor-from') in { '': 1, '0%': 1 };
      if (event.key !== back || !isFirst) return false;
      name.focus();
    } else if (event.key === on) {
      row.querySelector('[data-s]').focus();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const names = [...this.root.querySelectorAll('[role="grid"] [data-card]')];
      names[names.indexOf(name) + (event.key === 'ArrowUp' ? -1 : 1)]?.focus();
    } else {
      return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  onKey(event) {
    const grid = event.target.closest('[data-cells]');
    if (!grid || event.altKey || event.metaKey || event.shiftKey) return;
    const cells = this.cells(grid);
    const at = cells.indexOf(event.target);
    if (event.key === 'PageUp' || event.key === 'PageDown') {
      this.send('viewstep', { steps: event.key === 'PageUp' ? -1 : 1 });
    } else if (towards[event.key] && at >= 0) {
      neighbour(cells, event.target, event.key)?.focus();
    } else if (event.key === 'Home' || event.key === 'End') {
      const row = event.ctrlKey ? cells.filter((cell) => !cell.closest('[role="columnheader"]')) : cells.filter((cell) => cell.closest('[role="row"]') === event.target.closest('[role="row"]'));
      row.at(event.key === 'Home' ? 0 : -1)?.focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** A gap is taken from the quarter hour under the pointer, else from its start. */
  onClick(event) {
    const name = event.target.closest('[data-card]');
    if (name) this.send('roomopen', { room: +name.closest('[data-room]').dataset.room });
    const piece = event.target.closest('[data-week] button[data-s]');
    if (!piece) return;
    const [s, e] = [+piece.dataset.s, +piece.dataset.e];
    const box = piece.getBoundingClientRect();
    const isList = getComputedStyle(piece.closest('.cell')).position === 'static';
    const part = event.detail > 0 && !isList ? (event.clientY - box.top) / box.height : 0;
    this.send('weekpick', { start: e ? Math.min(Math.max(s + Math.floor(part * (e - s)), s), e - 1) : s }, piece);
  }

  showCard(start) { openCard(document.getElementById('piece-card'), this.root.querySelector(`.busy[data-s="${start}"]`), along); }

  /** Beside its name: of the two places where a room stands, the one that is seen. */
  showRoom(room) {
    const names = [...this.root.querySelectorAll(`[data-room="${room}"] [data-card]`)];
    openCard(document.getElementById('room-card'), names.find((name) => name.offsetParent), along);
  }

  detach() {
    this.abort.abort();
    this.watch.disconnect();
  }
}

export const attach = (root) => {
  detach(root);
  if (root) pages.set(root, new Page(root));
};

/** In which the reader lives. */
export const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

export const showCard = (root, start) => pages.get(root)?.showCard(start);
export const showRoom = (root, room) => pages.get(root)?.showRoom(room);
export const detach = (root) => pages.get(root)?.detach();
