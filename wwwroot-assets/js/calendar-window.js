// Of very many rooms only those near the screen are drawn; empty space of the same height stands for the others. This asks for
// rows before they are seen, and lets a key wait for the row that it goes to. Contract: [aria-rowcount] is the grid, [data-room]
// with aria-rowindex a drawn row, [data-at][data-rows] space for so many rooms from an index on.
Blazor.registerCustomEventType('rowsneeded', { createEventArgs: (event) => event.detail });

const windows = new WeakMap();
const rowHeight = 44;
const ahead = 10;

class RowWindow {
  constructor(grid, size) {
    [this.grid, this.size] = [grid, size];
    this.abort = new AbortController();
    const { signal } = this.abort;
    document.addEventListener('scroll', () => this.soon(), { capture: true, passive: true, signal });
    addEventListener('resize', () => this.soon(), { signal });
    grid.addEventListener('keydown', this.onKey.bind(this), { capture: true, signal });
    this.soon();
  }

  gaps() { return [...this.grid.querySelectorAll('[data-rows]')]; }

  soon() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.check();
    });
  }

  check() {
    if (this.waiting) return;
    const frame = (this.grid.closest('.scroll') ?? this.grid).getBoundingClientRect();
    const [top, bottom] = [Math.max(frame.top, 0), Math.min(frame.bottom, innerHeight)];
    for (const gap of this.gaps()) {
      const box = gap.getBoundingClientRect();
      if (!box.height || box.bottom < top - ahead * rowHeight || box.top > bottom + ahead * rowHeight) continue;
      const first = +gap.dataset.at + (+gap.dataset.rows * (top - box.top)) / box.height;
      this.ask(Math.round(first - (this.size - (bottom - top) / rowHeight) / 2));
      return;
    }
  }

  ask(from) {
    const wanted = Math.max(0, from);
    if (wanted === this.last && !this.held) return;
    [this.last, this.waiting] = [wanted, true];
    const keep = this.grid.querySelector('[tabindex="0"]')?.closest('[data-room]')?.dataset.room;
    this.grid.dispatchEvent(new CustomEvent('rowsneeded', { bubbles: true, detail: { from: wanted, keep: keep ? +keep : null } }));
  }

  /** A key that goes to a row which is not drawn waits for it. */
  onKey(event) {
    const row = event.target.closest('[data-room]');
    if (!row || event.altKey || event.metaKey || event.shiftKey || !this.grid.ariaRowCount) return;
    const key = (event.ctrlKey ? 'Ctrl+' : '') + event.key;
    const end = { 'Ctrl+Home': 2, 'Ctrl+End': +this.grid.ariaRowCount }[key];
    const step = { ArrowDown: 1, ArrowUp: -1, 'Ctrl+Home': 1, 'Ctrl+End': -1 }[key];
    if (!step) return;
    let wanted = end ?? +row.ariaRowIndex + step;
    const drawn = () => this.grid.querySelector(`[aria-rowindex="${wanted}"]`);
    while (drawn() && !drawn().dataset.room) wanted += step;
    if (drawn() || wanted < 2 || wanted > +this.grid.ariaRowCount) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.held) return;
    const gaps = this.gaps();
    const after = gaps.filter((gap) => row.compareDocumentPosition(gap) & Node.DOCUMENT_POSITION_FOLLOWING);
    const gap = { ArrowDown: after[0], ArrowUp: gaps[gaps.length - after.length - 1], 'Ctrl+Home': gaps[0], 'Ctrl+End': gaps.at(-1) }[key];
    if (!gap) return;
    const room = +gap.dataset.at + (key === 'ArrowUp' || key === 'Ctrl+End' ? +gap.dataset.rows - 1 : 0);
    this.held = { target: event.target, key: event.key, ctrlKey: event.ctrlKey };
    this.ask(room - this.size / 2);
  }

  landed() {
    this.waiting = false;
    const { held } = this;
    this.held = undefined;
    if (held?.target.isConnected) {
      held.target.dispatchEvent(new KeyboardEvent('keydown', { key: held.key, ctrlKey: held.ctrlKey, bubbles: true, cancelable: true }));
    }
    this.soon();
  }
}

export const attach = (grid, size) => {
  detach(grid);
  if (grid) windows.set(grid, new RowWindow(grid, size));
};

export const landed = (grid) => windows.get(grid)?.landed();
export const detach = (grid) => windows.get(grid)?.abort.abort();
