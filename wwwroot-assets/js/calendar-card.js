// Opens a card (a popover) by what it tells of: below it, or where that leaves the window, as the screen says.

/** A row is low: the card stands above it. */
export const above = (anchor, card) => anchor.top - card.height - 6;

/** A column may be as high as the window: the card begins with it. */
export const along = (anchor, card) => Math.min(anchor.top, innerHeight - card.height - 8);

export const openCard = (card, element, otherwise) => {
  if (!card || !element) return;
  card.showPopover();
  const [anchor, box] = [element.getBoundingClientRect(), card.getBoundingClientRect()];
  const below = anchor.bottom + 6;
  card.style.top = `${below + box.height <= innerHeight ? below : Math.max(8, otherwise(anchor, box))}px`;
  card.style.left = `${Math.min(Math.max(8, anchor.left), innerWidth - box.width - 8)}px`;
  card.focus({ preventScroll: true });
};
