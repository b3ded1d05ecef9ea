// Where the cursor of the day grid goes: pure, no page needed.
//
// rows:  [{ day0, pieces: [{ s, e, free }] }], times in quarter hours since 1970; day0 is the local midnight of the row's place.
// state: { row, wall, want, anchor }: wall counts quarter hours from that midnight, so that up and down keep the time on the
//        clock between places; want is the time to come back to; anchor is where a range began, or null.

const absolute = (rows, state) => rows[state.row].day0 + state.wall;

/** The index of the piece under a time, else of the nearest one. A booking goes before what it lies on. */
export const pieceAt = (row, quarter) => {
  let best = -1;
  let distance = Infinity;
  row.pieces.forEach((piece, index) => {
    const away = quarter < piece.s ? piece.s - quarter : quarter >= piece.e ? quarter - piece.e + 1 : 0;
    if (away < distance || (away === 0 && distance === 0)) [best, distance] = [index, away];
  });
  return best;
};

/** The same state with the cursor inside a piece. */
export const settle = (rows, state) => {
  const row = rows[state.row];
  const piece = row.pieces[pieceAt(row, row.day0 + state.wall)];
  const quarter = Math.min(Math.max(row.day0 + state.wall, piece.s), piece.e - 1);
  return { ...state, wall: quarter - row.day0 };
};

/** Where the cursor starts: the first gap from a time on, in the first row that has one. */
export const begin = (rows, quarter) => {
  for (let row = 0; row < rows.length; row++) {
    const gap = rows[row].pieces.find((piece) => piece.free && piece.e > quarter);
    if (gap) {
      const wall = Math.max(gap.s, quarter) - rows[row].day0;
      return { row, wall, want: wall, anchor: null };
    }
  }
  const wall = rows[0].pieces[0].s - rows[0].day0;
  return { row: 0, wall, want: wall, anchor: null };
};

/** What is under the cursor, and the chosen quarter hours where that is a gap. */
export const selection = (rows, state) => {
  const row = rows[state.row];
  const index = pieceAt(row, absolute(rows, state));
  const at = absolute(rows, state);
  const anchor = state.anchor === null ? at : row.day0 + state.anchor;
  return { index, piece: row.pieces[index], start: Math.min(at, anchor), end: Math.max(at, anchor) + 1, stretched: state.anchor !== null };
};

const at = (rows, row, quarter) => {
  const wall = quarter - rows[row].day0;
  return { row, wall, want: wall, anchor: null };
};

const sideways = (rows, state, step, whole) => {
  const { pieces } = rows[state.row];
  const { index, piece } = selection(rows, state);
  const next = absolute(rows, state) + step;
  if (!whole && piece.free && next >= piece.s && next < piece.e) return at(rows, state.row, next);
  const other = pieces[index + step];
  if (!other) return { ...state, anchor: null };
  return at(rows, state.row, step < 0 && other.free && !whole ? other.e - 1 : other.s);
};

const stretch = (rows, state, step) => {
  const { piece } = selection(rows, state);
  const next = absolute(rows, state) + step;
  if (!piece.free || next < piece.s || next >= piece.e) return state;
  const wall = next - rows[state.row].day0;
  return { ...state, wall, want: wall, anchor: state.anchor ?? state.wall };
};

const upDown = (rows, state, row) => settle(rows, { ...state, row: Math.min(Math.max(row, 0), rows.length - 1), wall: state.want, anchor: null });

const edge = (rows, row, last) => {
  const piece = rows[row].pieces.at(last ? -1 : 0);
  return at(rows, row, last && piece.free ? piece.e - 1 : piece.s);
};

/** The state after a key, or null where the key is not the grid's. */
export const move = (rows, state, key, { shift = false, ctrl = false } = {}) => {
  switch (key) {
    case 'ArrowRight': return shift ? stretch(rows, state, 1) : sideways(rows, state, 1, ctrl);
    case 'ArrowLeft': return shift ? stretch(rows, state, -1) : sideways(rows, state, -1, ctrl);
    case 'ArrowDown': return shift ? state : upDown(rows, state, state.row + 1);
    case 'ArrowUp': return shift ? state : upDown(rows, state, state.row - 1);
    case 'Home': return edge(rows, ctrl ? 0 : state.row, false);
    case 'End': return edge(rows, ctrl ? rows.length - 1 : state.row, true);
    default: return null;
  }
};

/** Typed digits as a time of day in quarter hours: 9, 10, 930, 1015, and 0930 on its way (093); or null. */
export const typedTime = (digits) => {
  const text = digits.length === 3 && digits[0] === '0' ? `${digits}0` : digits;
  const [hours, minutes] = text.length < 3 ? [+text, 0] : [+text.slice(0, -2), +text.slice(-2)];
  return digits !== '' && hours < 24 && minutes < 60 ? hours * 4 + Math.floor(minutes / 15) : null;
};

/** What a click or Enter books: the stretched range, else an hour from the cursor or what is left of the gap. */
export const chosen = (rows, state) => {
  const { piece, start, end, stretched } = selection(rows, state);
  return { start, end: stretched ? end : Math.min(start + 4, piece.e) };
};
