// A booking on its way to another time or room: where it would go, the one event that asks for it, and the answer.
import { pieceAt } from './calendar-cursor.js';
import { Ghost } from './calendar-ghost.js';
import { fits, rowOf } from './calendar-move.js';

export class Moving {
  constructor(grid) {
    this.grid = grid;
    this.scroll = grid.root.closest('.scroll');
    this.ghost = new Ghost(this.scroll);
    this.asking = null;
  }

  now() { return Math.floor(Date.now() / 900000); }

  say(text) { this.grid.speak(text); }

  words(name, { room, s, e }) {
    const { rows, said } = this.grid;
    const row = rowOf(rows, room);
    return row ? said.fill(name, { room: row.name, time: said.time(row, s), end: said.time(row, e) }) : '';
  }

  fits(plan) { return fits(this.grid.rows, plan, this.now()); }

  preview(plan) {
    const row = rowOf(this.grid.rows, plan.room);
    const ok = this.fits(plan);
    if (row) this.ghost.show(row, plan, this.words(ok ? 'Fits' : 'FitsNot', plan), ok);
  }

  reveal(plan) {
    rowOf(this.grid.rows, plan.room)?.element.querySelector('.lane').scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** Nothing is moved. */
  leave(words) {
    this.ghost.hide();
    if (words) this.say(words);
  }

  /** The row at a place of the screen, whatever lies over it. */
  rowAt(x, y) {
    const { grid } = this;
    const box = this.scroll.getBoundingClientRect();
    const inside = Math.min(Math.max(x, box.left + 1), box.right - 1);
    const element = document.elementsFromPoint(inside, y).map((one) => one.closest('[data-room]')).find((one) => one && grid.root.contains(one));
    if (element && !rowOf(grid.rows, +element.dataset.room)) grid.read();
    return element && rowOf(grid.rows, +element.dataset.room);
  }

  /** One event; drawn as asked for until the server has answered. */
  ask(plan) {
    const { grid } = this;
    const { origin } = plan;
    const row = rowOf(grid.rows, origin.room);
    this.asking = plan;
    row?.elements[pieceAt(row, origin.s)].classList.add('leaving');
    this.preview(plan);
    this.ghost.ask(this.words('Asking', plan));
    this.say(this.words('Asking', plan));
    grid.inside = true;
    grid.send('piecemove', { room: origin.room, start: origin.s, newRoom: plan.room, newStart: plan.s, newEnd: plan.e });
  }

  /** Answered: the booking stands where the day says, and the cursor goes along with it. */
  settled() {
    const { grid, asking } = this;
    this.asking = null;
    this.ghost.hide();
    for (const left of grid.root.querySelectorAll('.leaving')) left.classList.remove('leaving');
    grid.read();
    const row = grid.rows.findIndex((one) => one.room === asking?.room);
    const piece = grid.rows[row]?.pieces.find((one) => one.s === asking.s && !one.free);
    const wall = piece && piece.s - grid.rows[row].day0;
    grid.refresh(piece && { row, wall, want: wall, anchor: null });
  }
}
