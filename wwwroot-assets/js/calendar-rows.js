// The rows of the day grid as they stand in the page, and which quarter hour lies where.

import { nameOf } from './calendar-lanes.js';

export const isRightToLeft = (element) => getComputedStyle(element).direction === 'rtl';

const holdOf = (element) => element.dataset.move?.split(' ').map(Number) ?? null;

export const readRows = (root) => [...root.querySelectorAll('[data-room]')].map((element) => {
  const place = element.closest('[data-day0]');
  const elements = [...element.querySelectorAll('[data-s]')];
  return {
    element, place, elements, room: +element.dataset.room, name: nameOf(element), day0: +place.dataset.day0,
    axis: { from: +place.dataset.from, to: +place.dataset.to },
    pieces: elements.map((piece) => (
      { s: +piece.dataset.s, e: +piece.dataset.e, free: piece.classList.contains('free'), hold: holdOf(piece) })),
  };
});

const laneOf = (row) => row.element.querySelector('.lane').getBoundingClientRect();

/** The quarter hour at a place of the screen, on the axis of a row. */
export const quarterAt = (row, x, whole = Math.floor) => {
  const box = laneOf(row);
  const part = (isRightToLeft(row.element) ? box.right - x : x - box.left) / box.width;
  return row.axis.from + whole(part * (row.axis.to - row.axis.from));
};

/** The box of some quarter hours of a row on the screen. */
export const boxOf = (row, { s, e }) => {
  const box = laneOf(row);
  const unit = box.width / (row.axis.to - row.axis.from);
  const left = isRightToLeft(row.element) ? box.right - (e - row.axis.from) * unit : box.left + (s - row.axis.from) * unit;
  return { left, top: box.top, width: (e - s) * unit, height: box.height };
};
