// Shows in a gap of the day grid what a click or a drag would take.

export class Preview {
  constructor(grid) { this.grid = grid; }

  /** Quarter hours from start to end of the gap that an element is. */
  show(element, start, end) {
    this.element = element;
    const { row, piece: { s, e } } = this.grid.find(element);
    const { said } = this.grid;
    element.dataset.preview = `${said.time(row, start)}–${said.time(row, end)}`;
    element.style.setProperty('--preview-from', `${((start - s) / (e - s)) * 100}%`);
    element.style.setProperty('--preview-size', `${((end - start) / (e - s)) * 100}%`);
  }

  clear() {
    this.element?.removeAttribute('data-preview');
    this.element = null;
  }
}
