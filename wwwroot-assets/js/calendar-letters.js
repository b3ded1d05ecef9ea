// Single letters and signs as keys of the whole calendar. They can be switched off (WCAG 2.1.4): somebody who speaks to the computer
// would press them by accident.
const setting = 'calendar-letters';

export const lettersOn = () => localStorage.getItem(setting) !== 'off';

export const setLetters = (on) => (on ? localStorage.removeItem(setting) : localStorage.setItem(setting, 'off'));

/** Whether a key is meant for the page: nobody types, no dialog is open, no grid has taken it, and letters are on. */
export const isForPage = (event) =>
  !event.defaultPrevented && !event.altKey && !event.ctrlKey && !event.metaKey && lettersOn()
  && !event.target.closest?.('input, select, textarea, [contenteditable], [role="dialog"], dialog')
  && !document.querySelector('[role="dialog"][aria-modal="true"], dialog[open]');
