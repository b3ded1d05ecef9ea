// The day grid in the browser: cursor, range and preview move here without a question to the server; a chosen slot, an opened
// booking or another day is one event. Elements belong to the server's markup: only tabindex, classes and custom properties change.
import { begin, chosen, move, pieceAt, selection, settle, typedTime } from './calendar-cursor.js';

const grids = new WeakMap();
const quarterNow = () => Math.floor(Date.now() / 900000);

// Blazor listens at the document for events of these names from now on.
for (const name of ['slotpick', 'pieceopen', 'daystep']) {
  Blazor.registerCustomEventType(name, { createEventArgs: (event) => event.detail });
}

class Grid {
  constructor(root) {
    this.root = root;
    this.digits = '';
    this.inside = false;
    this.clocks = new Map();
    this.abort = new AbortController();
    const listen = (type, handler) => root.addEventListener(type, handler.bind(this), { signal: this.abort.signal });
    listen('keydown', this.onKey);
    listen('click', this.onClick);
    listen('focusin', this.onFocusIn);
    listen('focusout', this.onFocusOut);
    listen('pointermove', this.onPointer);
    listen('pointerleave', this.clearPreview);
    this.read();
    this.state = begin(this.rows, quarterNow());
    this.mark();
  }

  /** The pieces as they stand in the page. */
  read() {
    this.rows = [...this.root.querySelectorAll('[data-room]')].map((element) => {
      const place = element.closest('[data-day0]');
      const elements = [...element.querySelectorAll('[data-s]')];
      return {
        element, place, elements, day0: +place.dataset.day0,
        pieces: elements.map((piece) => ({ s: +piece.dataset.s, e: +piece.dataset.e, free: piece.classList.contains('free') })),
      };
    });
  }

  get rtl() { return getComputedStyle(this.root).direction === 'rtl'; }

  send(name, detail) { this.root.dispatchEvent(new CustomEvent(name, { bubbles: true, detail })); }

  room() { return +this.rows[this.state.row].element.dataset.room; }

  /** The server drew another day or another state of it. */
  refresh() {
    const room = this.rows[this.state.row].element.dataset.room;
    const day0 = this.rows[this.state.row].day0;
    this.read();
    const row = this.rows.findIndex((one) => one.element.dataset.room === room);
    const sameDay = row >= 0 && this.rows[row].day0 === day0;
    this.state = row < 0 ? begin(this.rows, quarterNow()) : settle(this.rows, { ...this.state, row, anchor: sameDay ? this.state.anchor : null });
    this.mark();
    if (this.inside && (document.activeElement === document.body || this.root.contains(document.activeElement))) {
      this.focus();
      this.say();
    }
  }

  /** Draws cursor and tab stop where the state says. */
  mark() {
    const { index, piece, start, end } = selection(this.rows, this.state);
    const element = this.rows[this.state.row].elements[index];
    if (this.current !== element) {
      this.current?.setAttribute('tabindex', '-1');
      this.current?.style.removeProperty('--cursor-from');
      this.current = element;
      element.setAttribute('tabindex', '0');
    }
    if (piece.free) {
      element.style.setProperty('--cursor-from', `${((start - piece.s) / (piece.e - piece.s)) * 100}%`);
      element.style.setProperty('--cursor-size', `${((end - start) / (piece.e - piece.s)) * 100}%`);
    }
  }

  focus() {
    this.current.focus({ preventScroll: true });
    this.current.closest('.cell').scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  to(state) {
    this.state = state;
    this.mark();
    if (document.activeElement !== this.current) this.focus();
    this.say();
  }

  clock(place) {
    const { zone } = place.dataset;
    if (!this.clocks.has(zone)) {
      const options = { timeZone: zone, timeStyle: 'short' };
      this.clocks.set(zone, new Intl.DateTimeFormat(this.root.dataset.culture || undefined, options));
    }
    return this.clocks.get(zone);
  }

  /** The cursor in words; a booking or closure is read by its own name. */
  say() {
    const { piece, start, end, stretched } = selection(this.rows, this.state);
    const row = this.rows[this.state.row];
    const time = (quarter) => this.clock(row.place).format(quarter * 900000);
    const words = {
      room: row.element.dataset.name, day: this.root.dataset.day, time: time(start),
      end: stretched ? time(end) : this.current.dataset.end, minutes: (end - start) * 15,
    };
    const text = stretched ? this.root.dataset.range : this.root.dataset.at;
    document.getElementById('grid-cursor').textContent = piece.free ? text.replace(/\{(\w+)\}/g, (_, name) => words[name]) : '';
  }

  onKey(event) {
    if (event.altKey || event.metaKey || !event.target.matches('[data-s]')) return;
    const key = this.rtl ? { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }[event.key] ?? event.key : event.key;
    const next = move(this.rows, this.state, key, { shift: event.shiftKey, ctrl: event.ctrlKey });
    if (next) {
      this.to(next);
    } else if (key === 'PageUp' || key === 'PageDown') {
      this.send('daystep', { days: key === 'PageUp' ? -1 : 1 });
    } else if (key === 'Escape') {
      this.escape();
    } else if (event.ctrlKey) {
      return;
    } else if (key === 't' || key === 'T') {
      this.send('daystep', { days: 0 });
    } else if (/^[0-9]$/.test(key)) {
      this.type(key);
    } else {
      return;
    }
    event.preventDefault();
  }

  /** First takes a range back, then leaves the grid. */
  escape() {
    if (this.state.anchor !== null) this.to({ ...this.state, wall: this.state.anchor, anchor: null });
    else document.querySelector('h1')?.focus();
  }

  /** 1, 0 goes to ten o'clock on the clock of the place, whatever its day did to its hours. */
  type(digit) {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => { this.digits = ''; }, 900);
    this.digits = (this.digits + digit).slice(-4);
    const wanted = typedTime(this.digits) ?? typedTime((this.digits = digit));
    if (wanted === null) return;
    const row = this.rows[this.state.row];
    const local = new Date((row.day0 + wanted) * 900000).toLocaleTimeString('en-GB', { timeZone: row.place.dataset.zone });
    const shown = +local.slice(0, 2) * 4 + Math.floor(+local.slice(3, 5) / 15);
    const wall = wanted + (Math.abs(wanted - shown) > 48 ? 0 : wanted - shown);
    this.to({ ...settle(this.rows, { ...this.state, wall, anchor: null }), want: wall });
  }

  /** Focus that came by Tab, by pointer or by a screen reader takes the cursor along. */
  onFocusIn(event) {
    this.inside = true;
    const target = event.target.closest('[data-s]');
    if (!target || target === this.current) return;
    const row = this.rows.findIndex((one) => one.elements.includes(target));
    if (row < 0) return;
    const wall = +target.dataset.s - this.rows[row].day0;
    this.state = { row, wall, want: wall, anchor: null };
    this.mark();
  }

  onFocusOut(event) {
    if (event.relatedTarget && !this.root.contains(event.relatedTarget)) this.inside = false;
  }

  quarterUnder(event, element) {
    const box = element.getBoundingClientRect();
    const part = (this.rtl ? box.right - event.clientX : event.clientX - box.left) / box.width;
    const [s, e] = [+element.dataset.s, +element.dataset.e];
    return Math.min(Math.max(s + Math.floor(part * (e - s)), s), e - 1);
  }

  onClick(event) {
    const element = event.target.closest('button[data-s]');
    if (!element) return;
    const row = this.rows.findIndex((one) => one.elements.includes(element));
    if (row < 0) return;
    this.inside = true;
    if (!element.classList.contains('free')) {
      const wall = +element.dataset.s - this.rows[row].day0;
      this.state = { row, wall, want: wall, anchor: null };
      this.mark();
      this.send('pieceopen', { room: this.room(), start: +element.dataset.s });
      return;
    }
    // A click without a pointer is Enter, Space or a screen reader: the cursor says where.
    if (event.detail > 0) {
      const wall = this.quarterUnder(event, element) - this.rows[row].day0;
      this.state = { row, wall, want: wall, anchor: null };
      this.mark();
    } else {
      this.onFocusIn({ target: element });
    }
    this.send('slotpick', { room: this.room(), ...chosen(this.rows, this.state) });
  }

  /** Shows what a click would take. */
  onPointer(event) {
    if (event.pointerType === 'touch') return;
    const element = event.target.closest('button.free');
    if (element !== this.hovered) this.clearPreview();
    if (!element) return;
    this.hovered = element;
    const [s, e] = [+element.dataset.s, +element.dataset.e];
    const start = this.quarterUnder(event, element);
    const end = Math.min(start + 4, e);
    const clock = this.clock(element.closest('[data-day0]'));
    element.dataset.preview = `${clock.format(start * 900000)}–${clock.format(end * 900000)}`;
    element.style.setProperty('--preview-from', `${((start - s) / (e - s)) * 100}%`);
    element.style.setProperty('--preview-size', `${((end - start) / (e - s)) * 100}%`);
  }

  clearPreview() {
    this.hovered?.removeAttribute('data-preview');
    this.hovered = null;
  }

  showCard(room, start) {
    const card = document.getElementById('piece-card');
    const row = this.rows.find((one) => +one.element.dataset.room === room);
    const piece = row?.elements[pieceAt(row, start)];
    if (!piece) return;
    card.showPopover();
    const [anchor, box] = [piece.getBoundingClientRect(), card.getBoundingClientRect()];
    const below = anchor.bottom + 6 + box.height <= innerHeight;
    card.style.top = `${below ? anchor.bottom + 6 : Math.max(8, anchor.top - box.height - 6)}px`;
    card.style.left = `${Math.min(Math.max(8, anchor.left), innerWidth - box.width - 8)}px`;
    card.focus({ preventScroll: true });
  }
}

// The link to the rooms goes to the cursor; caught on the way down, before the router follows it.
document.addEventListener('click', (event) => {
  if (!event.target.closest?.('[data-to-grid]')) return;
  const root = document.querySelector('[role="grid"]');
  event.preventDefault();
  grids.get(root)?.focus();
  grids.get(root)?.say();
}, { capture: true });

export const attach = (root) => grids.set(root, new Grid(root));
export const refresh = (root) => grids.get(root)?.refresh();
export const focus = (root) => grids.get(root)?.focus();
export const showCard = (root, room, start) => grids.get(root)?.showCard(room, start);
export const detach = (root) => grids.get(root)?.abort.abort();
