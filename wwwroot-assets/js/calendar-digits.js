// Digits that somebody types one after the other, as a time of day.
import { typedTime } from './calendar-cursor.js';

const pause = 1500;

export class Digits {
  constructor() { this.forget(); }

  /** The quarter hour of the day that is meant so far, or null. When a key was pressed counts, not when it is heard. */
  next(digit, pressed) {
    if (pressed - this.at > pause) this.forget();
    this.at = pressed;
    this.text = (this.text + digit).slice(-4);
    return typedTime(this.text) ?? typedTime((this.text = digit));
  }

  forget() { [this.text, this.at] = ['', 0]; }
}

/** On the clock of a row's place, whatever its day did to its hours: quarter hours from its midnight. */
export const onClockOf = (row, wanted) => {
  const local = new Date((row.day0 + wanted) * 900000).toLocaleTimeString('en-GB', { timeZone: row.place.dataset.zone });
  const shown = +local.slice(0, 2) * 4 + Math.floor(+local.slice(3, 5) / 15);
  return wanted + (Math.abs(wanted - shown) > 48 ? 0 : wanted - shown);
};
