// Keys of the whole calendar that no grid takes: / goes to the search, ? opens the list of keys.
import * as letters from './calendar-letters.js';

export const lettersOn = () => letters.lettersOn();
export const setLetters = (root, on) => letters.setLetters(on);

const pages = new WeakMap();

Blazor.registerCustomEventType('keyshelp', { createEventArgs: () => ({}) });

const onKey = (root, event) => {
  if (!letters.isForPage(event)) return;
  const search = document.querySelector('.calendar input[type="search"]');
  if (event.key === '?') root.dispatchEvent(new CustomEvent('keyshelp', { bubbles: true }));
  else if (event.key === '/' && search) search.focus();
  else return;
  event.preventDefault();
};

export const attach = (root) => {
  if (!root) return;
  detach(root);
  const abort = new AbortController();
  pages.set(root, abort);
  document.addEventListener('keydown', (event) => onKey(root, event), { signal: abort.signal });
};

export const detach = (root) => pages.get(root)?.abort();
