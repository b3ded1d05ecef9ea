// Where a booking may go: pure, no page needed.
//
// rows: as in calendar-cursor.js, each with its room, the axis { from, to } of its place, and pieces [{ s, e, free, hold }]; hold is
//       [from, to] with the buffers where the viewer may move the booking, else null. All times are quarter hours since 1970.
// plan: { origin: { room, s, e, hold }, room, s, e, begun }: a booking that has begun keeps its room and its start.

export const rowOf = (rows, room) => rows.find((row) => row.room === room);

/** A booking taken up; null where it is not the viewer's to move, or over. */
export const takeUp = (row, piece, now) => {
  if (!piece.hold || piece.e <= now) return null;
  const { s, e, hold } = piece;
  return { origin: { room: row.room, s, e, hold }, room: row.room, s, e, begun: s <= now };
};

/** Moved to begin at a quarter hour of a row, kept on its axis. */
export const placed = (plan, row, start) => {
  if (plan.begun) return plan;
  const length = plan.e - plan.s;
  const s = Math.max(Math.min(start, row.axis.to - length), row.axis.from);
  return { ...plan, room: row.room, s, e: s + length };
};

export const endAt = (plan, row, end, now) =>
  ({ ...plan, e: Math.min(Math.max(end, plan.s + 1, plan.begun ? now + 1 : 0), Math.max(row.axis.to, plan.e)) });

export const startAt = (plan, row, start) =>
  (plan.begun ? plan : { ...plan, s: Math.max(Math.min(start, plan.e - 1), Math.min(row.axis.from, plan.s)) });

export const isChanged = ({ origin, room, s, e }) => room !== origin.room || s !== origin.s || e !== origin.e;

/** Whether all of it is free, as far as the page knows. */
export const fits = (rows, plan, now) => {
  const row = rowOf(rows, plan.room);
  if (!row) return false;
  const { origin } = plan;
  const isAtHome = plan.room === origin.room;
  if (!plan.begun && plan.s < now && !(isAtHome && plan.s >= origin.s)) return false;
  const spans = row.pieces.filter((piece) => piece.free).map(({ s, e }) => [s, e]);
  if (isAtHome) spans.push(origin.hold);
  let at = plan.s;
  for (const [s, e] of spans.sort(([a], [b]) => a - b)) if (s <= at && at < e) at = e;
  return at >= plan.e;
};

/** The plan after an arrow key: plain moves, Shift moves the end, Alt or Ctrl with Shift the start; null where the key is another. */
export const step = (rows, plan, key, { shift = false, alt = false } = {}, now = 0) => {
  const index = rows.findIndex((row) => row.room === plan.room);
  const row = rows[index];
  if (!row) return plan;
  const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (by && shift && alt) return startAt(plan, row, plan.s + by);
  if (by && shift) return endAt(plan, row, plan.e + by, now);
  if (by) return placed(plan, row, plan.s + by);
  const down = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (!down) return null;
  const other = rows[Math.min(Math.max(index + down, 0), rows.length - 1)];
  return shift || plan.begun ? plan : { ...plan, room: other.room };
};
