// The day grid in the browser: cursor, range, preview and a carried booking move here without a question to the server; a chosen
// slot, an opened or moved booking and another day are one event each. Pieces are drawn by calendar-lanes.js: here only tabindex,
// classes, data for a preview and custom properties change.
import { Carry } from './calendar-carry.js';
import { above, openCard } from './calendar-card.js';
import { begin, chosen, move, pieceAt, selection, settle } from './calendar-cursor.js';
import { Digits, onClockOf } from './calendar-digits.js';
import { Drag } from './calendar-drag.js';
import { drawLanes } from './calendar-lanes.js';
import { Moving } from './calendar-moving.js';
import { Preview } from './calendar-preview.js';
import { isRightToLeft, quarterAt, readRows } from './calendar-rows.js';
import { Words } from './calendar-words.js';

const grids = new WeakMap();
const quarterNow = () => Math.floor(Date.now() / 900000);

// Blazor listens at the document for events of these names from now on.
for (const name of ['slotpick', 'pieceopen', 'piecemove', 'daystep']) {
  Blazor.registerCustomEventType(name, { createEventArgs: (event) => event.detail });
}

class Grid {
  constructor(root) {
    this.root = root;
    this.digits = new Digits();
    this.inside = false;
    this.said = new Words(root);
    this.preview = new Preview(this);
    this.moving = new Moving(this);
    this.carry = new Carry(this);
    this.abort = new AbortController();
    const listen = (type, handler) => root.addEventListener(type, handler.bind(this), { signal: this.abort.signal });
    listen('keydown', this.onKey);
    listen('click', this.onClick);
    listen('focusin', this.onFocusIn);
    listen('focusout', this.onFocusOut);
    listen('pointermove', this.onPointer);
    listen('pointerleave', () => this.preview.clear());
    this.drag = new Drag(this, this.abort.signal);
    this.read();
    this.state = begin(this.rows, quarterNow());
    this.mark();
    root.dataset.live = '';
  }

  read() {
    drawLanes(this.root);
    this.rows = readRows(this.root);
    this.where = new Map(this.rows.flatMap((row) => row.elements.map((element, index) => [element, { row, piece: row.pieces[index] }])));
  }

  get rtl() { return isRightToLeft(this.root); }

  send(name, detail) { this.root.dispatchEvent(new CustomEvent(name, { bubbles: true, detail })); }

  room() { return this.rows[this.state.row].room; }

  speak(text) { document.getElementById('grid-cursor').textContent = text; }

  /** The row and piece of an element; rows may have come and gone since they were read. */
  find(element) {
    if (!this.where.has(element)) this.read();
    return this.where.get(element);
  }

  /** The server drew another day or another state of it. */
  refresh(wanted = null) {
    const { room, day0 } = this.rows[this.state.row] ?? {};
    this.read();
    const row = this.rows.findIndex((one) => one.room === room);
    const sameDay = row >= 0 && this.rows[row].day0 === day0;
    this.state = wanted
      ?? (row < 0 ? begin(this.rows, quarterNow()) : settle(this.rows, { ...this.state, row, anchor: sameDay ? this.state.anchor : null }));
    this.mark();
    if (this.drag.active || this.carry.active || this.moving.asking) return;
    if (this.inside && (document.activeElement === document.body || this.root.contains(document.activeElement))) {
      // The same day, drawn again under somebody's eyes: the cursor keeps its place and nothing scrolls.
      if (sameDay) {
        if (document.activeElement !== this.current) this.current.focus({ preventScroll: true });
        return;
      }
      this.focus();
      this.say();
    }
  }

  /** Other rows of the same day are drawn: the cursor stays in its row, and what is on the screen stays there. */
  redrawn() {
    const room = +this.current.closest('[data-room]').dataset.room;
    this.read();
    const row = this.rows.findIndex((one) => one.room === room);
    this.state = row < 0 ? begin(this.rows, quarterNow()) : { ...this.state, row };
    this.mark();
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
    if (this.moving.asking) return;
    if (!this.current.isConnected) this.refresh();
    this.current.focus({ preventScroll: true });
    this.current.closest('.cell').scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** A dialog that closes gives the focus to where it was opened, which may be gone: for half a second what nobody has is ours. */
  keepFocus(tries = 10) {
    this.inside = true;
    if (tries === 10 || document.activeElement === document.body) this.focus();
    if (tries > 0) setTimeout(() => this.root.isConnected && this.keepFocus(tries - 1), 50);
  }

  to(state) {
    this.state = state;
    this.mark();
    if (document.activeElement !== this.current) this.focus();
    this.say();
  }

  /** The cursor in words; a booking or closure is read by its own name. */
  say() {
    const { piece, start, end, stretched } = selection(this.rows, this.state);
    const row = this.rows[this.state.row];
    this.speak(piece.free ? this.said.fill(stretched ? 'Range' : 'At', {
      room: row.name, day: this.root.dataset.day, time: this.said.time(row, start),
      end: stretched ? this.said.time(row, end) : this.current.dataset.end, minutes: (end - start) * 15,
    }) : '');
  }

  onKey(event) {
    if (event.metaKey || !event.target.matches('[data-s]')) return;
    if (['Shift', 'Control', 'Alt'].includes(event.key)) return;
    const key = this.rtl ? { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }[event.key] ?? event.key : event.key;
    if (this.carry.active) {
      this.carry.onKey(event, key);
      return;
    }
    if (event.altKey) return;
    const next = move(this.rows, this.state, key, { shift: event.shiftKey, ctrl: event.ctrlKey });
    if (next) {
      this.to(next);
    } else if (key === 'PageUp' || key === 'PageDown') {
      this.send('daystep', { days: key === 'PageUp' ? -1 : 1 });
    } else if (key === 'Escape') {
      this.escape();
    } else if (event.ctrlKey) {
      // What the last toast offers to take back.
      const undo = key === 'z' && [...document.querySelectorAll('[data-toasts] .btn')].at(-1);
      if (!undo) return;
      undo.click();
    } else if ((key === 'm' || key === 'M') && event.target.classList.contains('busy')) {
      const { row, piece } = this.find(event.target);
      this.carry.start(row, piece);
    } else if (/^[0-9]$/.test(key)) {
      this.type(key, event.timeStamp);
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

  /** 1, 0 goes to ten o'clock. */
  type(digit, pressed) {
    const wanted = this.digits.next(digit, pressed);
    if (wanted === null) return;
    const wall = onClockOf(this.rows[this.state.row], wanted);
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
    this.carry.stop();
    if (event.relatedTarget && !this.root.contains(event.relatedTarget)) this.inside = false;
  }

  quarterUnder(event, element) {
    const { row, piece } = this.find(element);
    return Math.min(Math.max(quarterAt(row, event.clientX), piece.s), piece.e - 1);
  }

  onClick(event) {
    const element = event.target.closest('button[data-s]');
    if (!element || this.carry.active) return;
    const row = this.rows.indexOf(this.find(element)?.row);
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

  /** A dragged range is taken, and the cursor keeps it. */
  take(room, { start, end }) {
    const row = this.rows.findIndex((one) => one.room === room);
    if (row < 0) return;
    const { day0 } = this.rows[row];
    this.state = { row, wall: end - 1 - day0, want: end - 1 - day0, anchor: start - day0 };
    this.inside = true;
    this.mark();
    this.send('slotpick', { room, start, end });
  }

  /** Shows what a click would take. */
  onPointer(event) {
    if (event.pointerType === 'touch' || this.drag.active || this.carry.active) return;
    const element = event.target.closest('button.free');
    if (element !== this.preview.element) this.preview.clear();
    if (!element) return;
    const start = this.quarterUnder(event, element);
    this.preview.show(element, start, Math.min(start + 4, +element.dataset.e));
  }

  showCard(room, start) {
    const row = this.rows.find((one) => one.room === room);
    openCard(document.getElementById('piece-card'), row?.elements[pieceAt(row, start)], above);
  }
}

// The link to the rooms goes to the cursor; caught before the router follows it.
document.addEventListener('click', (event) => {
  if (!event.target.closest?.('[data-to-grid]')) return;
  const root = document.querySelector('[role="grid"]');
  event.preventDefault();
  grids.get(root)?.focus();
  grids.get(root)?.say();
}, { capture: true });

export const attach = (root) => (detach(root), root && grids.set(root, new Grid(root)));
export const refresh = (root) => grids.get(root)?.refresh();
export const redrawn = (root) => grids.get(root)?.redrawn();
export const focus = (root) => grids.get(root)?.keepFocus();
export const showCard = (root, room, start) => grids.get(root)?.showCard(room, start);
export const settled = (root) => grids.get(root)?.moving.settled();
export const detach = (root) => grids.get(root)?.abort.abort();
