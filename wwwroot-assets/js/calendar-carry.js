// Moving a booking by keys: M takes it up, arrows carry it, Enter asks for it, Escape leaves it where it is.
import { isChanged, step, takeUp } from './calendar-move.js';

export class Carry {
  constructor(grid) {
    this.grid = grid;
    this.plan = null;
  }

  get active() { return this.plan !== null; }

  start(row, piece) {
    const { moving, said } = this.grid;
    this.plan = moving.asking ? null : takeUp(row, piece, moving.now());
    moving.say(said.texts[this.plan ? 'Carry' : 'CarryNever']);
    if (this.plan) moving.preview(this.plan);
  }

  /** Every key is taken while a booking is carried; Tab leaves it and goes on. */
  onKey(event, key) {
    const { moving, rows } = this.grid;
    if (key === 'Tab') return this.stop();
    event.preventDefault();
    if (key === 'Escape') return this.stop();
    if (key === 'Enter') return this.finish();
    const held = { shift: event.shiftKey, alt: event.altKey || event.ctrlKey };
    const next = step(rows, this.plan, key, held, moving.now());
    if (!next) return undefined;
    this.plan = next;
    moving.reveal(next);
    moving.preview(next);
    moving.say(moving.words(moving.fits(next) ? 'Fits' : 'FitsNot', next));
    return undefined;
  }

  finish() {
    const { grid: { moving }, plan } = this;
    if (!isChanged(plan)) return this.stop();
    if (!moving.fits(plan)) {
      moving.say(moving.words('FitsNot', plan));
      return undefined;
    }
    this.plan = null;
    moving.ask(plan);
    return undefined;
  }

  stop() {
    if (!this.plan) return;
    this.plan = null;
    this.grid.moving.leave(this.grid.said.texts.CarryLeft);
  }
}
