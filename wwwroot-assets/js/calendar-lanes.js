// Draws each room of the day: its name, and gaps, bookings and closures as real, named elements, out of the lines that the server sends
// (Components/Calendar/LaneText.cs). Texts come with the grid, times with the place; text is set as text, never as markup.
const kinds = { f: 'free', b: 'busy', c: 'closed', n: 'nothing', x: 'nothing' };
const drawn = new WeakMap();

const element = (name, attributes, text) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
};

/** {0}, busy {1} to {2} */
const fill = (pattern, ...values) => pattern.replace(/\{(\d)\}/g, (_, index) => values[index]);

const letters = (person) => {
  const first = (word) => [...new Intl.Segmenter().segment(word)][0].segment;
  const words = person.split(' ').filter(Boolean);
  return words.length > 1 ? first(words[0]) + first(words.at(-1)) : first(person);
};

/** Name, location, facts and signs of a room (Components/Calendar/RoomText.cs). */
const about = (row) => row.dataset.about.split('\t');

export const nameOf = (row) => about(row)[0];

class Lane {
  constructor(row) {
    const place = row.closest('[data-times]');
    this.room = nameOf(row);
    this.words = JSON.parse(row.closest('[data-names]').dataset.names);
    this.times = place.dataset.times.split(',');
    [this.from, this.to] = [+place.dataset.from, +place.dataset.to];
    // In a page that is read from the right a long name in Latin letters loses its end, not its beginning.
    this.own = document.dir === 'rtl' ? 'auto' : undefined;
  }

  /** Of a piece on quarter hours: its clock times. */
  clock(minutes) { return this.times[minutes / 15]; }

  style(from, length) {
    const unit = 100 / ((this.to - this.from) * 15);
    return `inset-inline-start:${from * unit}%;inline-size:${length * unit}%`;
  }

  read(line) {
    const [head, ...fields] = line.split('\t');
    const kind = head[0];
    if (!/\d/.test(head)) return { kind, from: 0, length: (this.to - this.from) * 15, fields };
    const flags = head.slice(1).match(/^[mp]*/)[0];
    const [from, length] = head.slice(1 + flags.length).split(' ').map(Number);
    return { kind, from, length, fields, mine: flags.includes('m'), pending: flags.includes('p') };
  }

  cell(piece) {
    const { kind, from, length } = piece;
    const place = { 'data-s': this.from + Math.floor(from / 15), 'data-e': this.from + Math.ceil((from + length) / 15), tabindex: '-1' };
    const cell = element('div', { role: 'gridcell', class: 'cell', style: this.style(from, length) });
    cell.append({ f: () => this.free(piece, place), b: () => this.busy(piece, place) }[kind]?.() ?? this.shut(piece, place));
    return cell;
  }

  free({ from, length }, place) {
    const end = this.clock(from + length);
    return element('button', { type: 'button', class: 'piece free', ...place, 'data-end': end, 'aria-label': fill(this.words.FreeName, this.room, this.clock(from), end) });
  }

  busy({ from, length, fields: [hold, title, person, reach], mine, pending }, place) {
    const { words } = this;
    const [start, end] = [this.clock(from), this.clock(from + length)];
    const name = [
      fill(words.BusyName, this.room, start, end), title, mine ? words.BookedByYou : person, pending ? words.WaitsForApproval : '',
    ].filter(Boolean).join(', ');
    const times = reach ?? `${start}–${end}`;
    const held = hold ? hold.split(' ').map(Number) : null;
    const button = element('button', {
      type: 'button', class: `piece busy${mine ? ' own' : ''}${pending ? ' pending' : ''}`, ...place, 'aria-label': name, title: name, 'aria-haspopup': 'dialog',
      'data-move': held ? `${this.from + Math.floor(held[0] / 15)} ${this.from + Math.ceil((held[0] + held[1]) / 15)}` : undefined,
      'data-when': title && person && !mine ? `${times} · ${person}` : times,
      'data-short': title || (person ? letters(person) : words.Busy),
    });
    button.append(element('span', { class: 'what', dir: this.own }, title || person || words.Busy));
    return button;
  }

  shut({ kind, fields: [reason, from, to] }, place) {
    const { words } = this;
    const name = { c: () => fill(words.ClosedName, this.room, from, to, reason), x: () => fill(words.ClosedAllDayName, this.room), n: () => fill(words.NothingFreeName, this.room) }[kind]();
    const piece = element('span', { class: `piece ${kinds[kind]}`, ...place, title: name });
    const shown = { x: words.ClosedAllDay, n: words.NothingFree }[kind] ?? reason;
    piece.append(element('span', { class: 'what', 'aria-hidden': 'true' }, shown), element('span', { class: 'visually-hidden' }, name));
    return piece;
  }

  /** Pieces whose line stays are left alone, so that the one which has the focus keeps it. */
  draw(lane, text, before) {
    const after = new Map(text.split('\n').map((line) => {
      if (before.has(line)) return [line, before.get(line)];
      const piece = this.read(line);
      return [line, piece.kind === 'o' ? element('span', { class: 'open', style: this.style(piece.from, piece.length), 'aria-hidden': 'true' }) : this.cell(piece)];
    }));
    const held = [...before.values()].find((one) => one.contains(document.activeElement));
    for (const [line, old] of before) if (after.get(line) !== old) old.remove();
    let last = null;
    for (const one of after.values()) {
      if ((last ? last.nextSibling : lane.firstChild) !== one) lane.insertBefore(one, last ? last.nextSibling : lane.firstChild);
      last = one;
    }
    // What had the focus is another thing now, at the same place: it takes the focus on.
    if (held && !held.isConnected) this.handOn(lane, held);
  }

  handOn(lane, old) {
    const start = old.querySelector('[data-s]').dataset.s;
    [...lane.querySelectorAll('[data-s]')].findLast((piece) => +piece.dataset.s <= +start)?.focus({ preventScroll: true });
  }
}

/** Name and facts of a room, and the lane for its day. */
const drawRoom = (row) => {
  const [name, location, facts, signs] = about(row);
  const icons = signs.split(' ');
  const header = element('div', { role: 'rowheader', class: 'name', title: location });
  const shown = element('span', { class: 'facts', title: facts });
  shown.append(
    element('span', { class: 'icon', 'aria-hidden': 'true', translate: 'no' }, icons.slice(0, -1).join(' ')),
    element('span', { 'aria-hidden': 'true' }, icons.at(-1)), element('span', { class: 'visually-hidden' }, facts));
  const own = document.dir === 'rtl' ? 'auto' : undefined;
  header.append(element('button', { type: 'button', class: 'label', dir: own, tabindex: '-1', 'data-card': '', 'aria-haspopup': 'dialog' }, name), shown);
  if (row.firstElementChild) row.firstElementChild.replaceWith(header);
  else row.append(header, element('div', { class: 'lane', role: 'presentation' }));
};

const drawRow = (row) => {
  const { about: room, pieces } = row.dataset;
  const frame = [nameOf(row), row.closest('[data-times]').dataset.times, row.closest('[data-names]').dataset.names].join('\u0000');
  const known = drawn.get(row);
  if (known?.room === room && known.frame === frame && known.text === pieces) return;
  if (known?.room !== room) drawRoom(row);
  const lane = row.lastElementChild;
  // Another axis, another language: every piece stands elsewhere or is called otherwise.
  if (known && known.frame !== frame) {
    lane.replaceChildren();
    known.pieces.clear();
  }
  new Lane(row).draw(lane, pieces, known?.pieces ?? new Map());
  const lines = pieces.split('\n');
  drawn.set(row, { room, frame, text: pieces, pieces: new Map([...lane.children].map((child, index) => [lines[index], child])) });
};

/** Draws what is not drawn yet. */
export const drawLanes = (root) => {
  for (const row of root.querySelectorAll('[data-pieces]')) drawRow(row);
};

new MutationObserver((changes) => {
  if (changes.some(({ type, addedNodes }) => type === 'attributes' || addedNodes.length > 0)) drawLanes(document);
}).observe(document.documentElement, {
  subtree: true, childList: true, attributeFilter: ['data-pieces', 'data-about', 'data-times', 'data-names'],
});
drawLanes(document);
