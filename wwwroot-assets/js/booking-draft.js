// Keeps what stands in an open booking form in this tab, so that a reload or a restart of the server loses nothing (at most 4 KB;
// removed after the answer, at sign-out, and when another person signs in).

const key = 'booking-draft';
const limit = 4096;
let form;
let about;

const size = (text) => new TextEncoder().encode(text).length;

const keep = () => {
  if (!form?.isConnected) return;
  const fields = {};
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value) fields[name] = value;
  let text = JSON.stringify({ ...about, fields });
  if (size(text) > limit) text = JSON.stringify({ ...about, cut: true, fields: { ...fields, description: undefined } });
  try {
    if (size(text) > limit) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // No storage in this browser: the form works, only without a net.
  }
};

const forget = () => {
  form = undefined;
  try {
    sessionStorage.removeItem(key);
  } catch {
    // As above.
  }
};

window.bookingDraft = {
  forget,
  watch(element, draft) {
    // A dialog that was closed at once.
    if (!element) return;
    form = element;
    about = draft;
    form.addEventListener('input', keep);
    keep();
  },
  mark(requestId, sent) {
    about = { ...about, requestId, sent };
    keep();
  },
  read() {
    try {
      return JSON.parse(sessionStorage.getItem(key));
    } catch {
      return null;
    }
  },
};

// What a button changed in the form (a length, the next free time) is kept when the page goes.
addEventListener('pagehide', keep);
document.addEventListener('submit', (event) => {
  if (event.target.action?.endsWith('/account/sign-out')) forget();
});
