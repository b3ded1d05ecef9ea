// What the shell needs beyond markup: the skip link, copying, the key of the search, the reconnect dialog, and toasts that make way for the focus.

document.addEventListener('click', (event) => {
  if (event.target.closest?.('.skip-link')) {
    event.preventDefault();
    document.getElementById('main')?.focus();
  }
});

// The button of a text that is shown once: what it names is copied, or marked where the browser does not let a page copy.
document.addEventListener('click', (event) => {
  const field = document.getElementById(event.target.closest?.('[data-copy]')?.dataset.copy ?? '');
  if (field) {
    field.select();
    navigator.clipboard?.writeText(field.value).catch(() => {});
  }
});

const dialog = document.getElementById('components-reconnect-modal');
const restored = document.getElementById('reconnect-restored');

// A page with an open form keeps what was typed until its owner has seen the words; any other page just starts again.
const holdsTyping = () => document.querySelector('[role="dialog"][aria-modal="true"] form') !== null;

// Blazor's script sets the classes from outside; a modal <dialog> brings focus, Escape and screen readers with it.
const follow = () => {
  const has = (state) => dialog.classList.contains(`components-reconnect-${state}`);
  if (has('rejected') && !holdsTyping()) {
    location.reload();
    return;
  }
  if (has('show') || has('failed') || has('rejected') || has('offline')) {
    restored.textContent = '';
    if (!dialog.open) dialog.showModal();
    dialog.querySelector(has('failed') ? '[data-reconnect="retry"]' : '[data-reconnect="reload"]').focus();
  } else if (dialog.open) {
    dialog.close();
    restored.textContent = restored.dataset.text;
  }
};

const retry = async () => {
  dialog.className = dialog.className.replace('components-reconnect-failed', 'components-reconnect-show');
  try {
    if (!(await Blazor.reconnect())) location.reload();
  } catch {
    dialog.className = dialog.className.replace('components-reconnect-show', 'components-reconnect-failed');
  }
};

if (dialog) {
  new MutationObserver(follow).observe(dialog, { attributes: true, attributeFilter: ['class'] });
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  dialog.addEventListener('click', (event) => {
    const action = event.target.closest('[data-reconnect]')?.dataset.reconnect;
    if (action === 'retry') retry();
    if (action === 'reload') location.reload();
  });

  // Without a network the line seems to live for a while, and what one does arrives nowhere: that is said at once. A portal on
  // this machine needs no network, so it is asked.
  addEventListener('offline', async () => {
    try {
      await fetch('health/live', { cache: 'no-store' });
    } catch {
      dialog.classList.toggle('components-reconnect-offline', !navigator.onLine);
    }
  });
  addEventListener('online', () => {
    dialog.classList.remove('components-reconnect-offline');
    if (dialog.classList.contains('components-reconnect-failed')) retry();
  });
}

// A toast never lies on what has the focus: it moves to the other end of the screen instead.
const makeWay = () => {
  const toasts = document.querySelector('[data-toasts]');
  const focused = document.activeElement;
  if (!toasts || !toasts.childElementCount || !focused || focused === document.body || toasts.contains(focused)) return;
  toasts.removeAttribute('data-above');
  const [a, b] = [toasts.getBoundingClientRect(), focused.getBoundingClientRect()];
  const covered = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  if (covered && b.height < innerHeight / 2) toasts.setAttribute('data-above', '');
};

document.addEventListener('focusin', makeWay);
document.addEventListener('animationstart', (event) => {
  if (event.target.parentElement?.hasAttribute('data-toasts')) makeWay();
});

// Ctrl+K or Cmd+K opens the search from anywhere, one dialog at a time; its button is disabled until the circuit lives.
document.addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return;
  const button = document.querySelector('[data-palette]');
  if (!button) return;
  event.preventDefault();
  if (!event.repeat && !document.querySelector('[role="dialog"][aria-modal="true"]')) button.click();
});
