// Dragging in the day grid: a range of a gap, a booking to another time or room, its start or its end. A press that hardly moves
// stays a click; touch takes up after a long press, so that a swipe scrolls. One event at the end, none before.
import { endAt, isChanged, placed, startAt, takeUp } from './calendar-move.js';
import { quarterAt } from './calendar-rows.js';

const slack = 6;
const longPress = 450;
const edge = 36;

/** Which part of a block a press takes: its ends are for its times, as far as 24 px each where it is wide enough. */
export const partOf = (x, width) => {
  const handle = Math.min(24, width / 4);
  if (handle < 4) return 'whole';
  return x < handle ? 'start' : x > width - handle ? 'end' : 'whole';
};

export class Drag {
  constructor(grid, signal) {
    this.grid = grid;
    this.moving = grid.moving;
    this.root = grid.root;
    const listen = (type, handler, options) => this.root.addEventListener(type, handler.bind(this), { signal, ...options });
    listen('pointerdown', this.onDown);
    listen('pointermove', this.onMove);
    listen('pointerup', this.onUp);
    listen('pointercancel', this.cancel);
    listen('lostpointercapture', this.onLost);
    listen('touchmove', (event) => { if (this.active) event.preventDefault(); }, { passive: false });
    listen('contextmenu', (event) => { if (this.press?.touch) event.preventDefault(); });
    document.addEventListener('keydown', this.onKey.bind(this), { signal, capture: true });
  }

  get active() { return this.press?.begun === true; }

  onDown(event) {
    if (event.button !== 0 || !event.isPrimary || this.moving.asking) return;
    const element = event.target.closest('button[data-s]');
    if (!element) return;
    const { row, piece } = this.grid.find(element) ?? {};
    if (!piece || !(piece.free || takeUp(row, piece, this.moving.now()))) return;
    const touch = event.pointerType === 'touch';
    this.drop();
    this.press = { id: event.pointerId, x: event.clientX, y: event.clientY, element, row, piece, touch, begun: false };
    if (touch) this.press.timer = setTimeout(() => this.begin(), longPress);
  }

  onMove(event) {
    const { press } = this;
    if (!press) return this.hint(event);
    if (press.id !== event.pointerId) return undefined;
    if (event.buttons === 0) return this.cancel();
    const far = Math.hypot(event.clientX - press.x, event.clientY - press.y) >= slack;
    if (!press.begun && far && press.touch) return this.drop();
    if (!press.begun && far) this.begin();
    if (press.begun) this.to(event.clientX, event.clientY);
    return undefined;
  }

  /** The pointer tells what a press would do. */
  hint(event) {
    const block = event.pointerType === 'touch' ? null : event.target.closest('.busy[data-move]');
    if (!block) return;
    const part = this.partUnder(block, event.clientX);
    block.style.cursor = part === 'whole' || !this.resizable(block, part) ? '' : 'ew-resize';
  }

  resizable(block, part) { return part === 'end' ? +block.dataset.e > this.moving.now() : +block.dataset.s > this.moving.now(); }

  partUnder(block, x) {
    const box = block.getBoundingClientRect();
    return partOf(this.grid.rtl ? box.right - x : x - box.left, box.width);
  }

  begin() {
    const { press, grid, moving } = this;
    clearTimeout(press.timer);
    const { row, piece } = grid.find(press.element) ?? {};
    if (!piece) return this.drop();
    const plan = piece.free ? null : takeUp(row, piece, moving.now());
    if (!piece.free && !plan) return this.drop();
    Object.assign(press, { row, piece, plan, begun: true });
    press.at = quarterAt(row, press.x);
    press.part = piece.free ? 'range' : this.partUnder(press.element, press.x);
    if (plan?.begun) press.part = 'end';
    this.root.setPointerCapture(press.id);
    this.root.classList.add('dragging');
    grid.preview.clear();
    grid.carry.stop();
    if (press.touch) navigator.vibrate?.(10);
    this.to(press.x, press.y);
    this.scrollAlong();
    return undefined;
  }

  /** The preview follows the pointer. */
  to(x, y) {
    const { press, grid, moving } = this;
    [press.nowX, press.nowY] = [x, y];
    if (press.part === 'range') {
      const at = Math.min(Math.max(quarterAt(press.row, x), press.piece.s), press.piece.e - 1);
      const from = Math.min(Math.max(press.at, press.piece.s), press.piece.e - 1);
      press.range = { start: Math.min(from, at), end: Math.max(from, at) + 1 };
      return grid.preview.show(press.element, press.range.start, press.range.end);
    }
    const row = moving.rowAt(x, y) ?? press.row;
    const { plan } = press;
    const boundary = quarterAt(press.row, x, Math.round);
    if (press.part === 'start') press.plan = startAt(plan, press.row, boundary);
    else if (press.part === 'end') press.plan = endAt(plan, press.row, boundary, moving.now());
    else press.plan = placed(plan, row, quarterAt(row, x) - (press.at - plan.origin.s));
    press.element.classList.add('carried');
    return moving.preview(press.plan);
  }

  onUp(event) {
    const { press, grid, moving } = this;
    if (press?.id !== event.pointerId) return;

    // Where it was let go counts, also where the way there was not told.
    if (press.begun) this.to(event.clientX, event.clientY);
    const { begun, part, plan, range, row } = press;
    this.drop();
    if (!begun) return;
    this.swallowClick();
    if (part === 'range') {
      grid.take(row.room, range);
    } else if (!isChanged(plan)) {
      moving.leave();
    } else if (moving.fits(plan)) {
      moving.ask(plan);
    } else {
      moving.leave(moving.words('Unfit', plan));
    }
  }

  onLost(event) { if (this.active && this.press.id === event.pointerId) this.cancel(); }

  onKey(event) {
    if (event.key !== 'Escape' || !this.active) return;
    event.preventDefault();
    event.stopPropagation();
    this.swallowClick(true);
    this.cancel();
    this.moving.say(this.grid.said.texts.CarryLeft);
  }

  cancel() {
    this.drop();
    this.moving.leave();
  }

  drop() {
    const { press } = this;
    if (!press) return;
    clearTimeout(press.timer);
    cancelAnimationFrame(press.frame);
    this.press = null;
    press.element.classList.remove('carried');
    this.root.classList.remove('dragging');
    this.grid.preview.clear();
    if (press.begun && this.root.hasPointerCapture(press.id)) this.root.releasePointerCapture(press.id);
  }

  /** The browser makes a click of the press that ends here, or will end when the button is let go. */
  swallowClick(untilUp = false) {
    const swallow = new AbortController();
    const options = { capture: true, signal: swallow.signal };
    const done = () => setTimeout(() => swallow.abort(), 0);
    document.addEventListener('click', (event) => { event.stopPropagation(); event.preventDefault(); }, options);
    if (untilUp) document.addEventListener('pointerup', done, options);
    else done();
  }

  /** At an edge of the box the rows and hours come along. */
  scrollAlong() {
    const { press, grid, moving } = this;
    if (this.press !== press || !press) return;
    const { scroll } = moving;
    const box = scroll.getBoundingClientRect();
    const names = press.row.element.querySelector('.name').getBoundingClientRect();
    const [left, right] = grid.rtl ? [box.left, names.left] : [names.right, box.right];
    const speed = (at, low, high) => (at < low + edge ? at - low - edge : at > high - edge ? at - high + edge : 0) / 3;
    const [dx, dy] = [speed(press.nowX, left, right), press.part === 'whole' ? speed(press.nowY, box.top + 44, box.bottom) : 0];
    const [x, y] = [scroll.scrollLeft, scroll.scrollTop];
    if (dx || dy) scroll.scrollBy(dx, dy);
    if (scroll.scrollLeft !== x || scroll.scrollTop !== y) this.to(press.nowX, press.nowY);
    press.frame = requestAnimationFrame(() => this.scrollAlong());
  }
}
