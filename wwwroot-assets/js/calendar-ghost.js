// The one element that shows where a booking would go, over the rows and outside of what the server draws.
import { boxOf, isRightToLeft } from './calendar-rows.js';

export class Ghost {
  constructor(scroll) {
    this.scroll = scroll;
    this.element = scroll.querySelector('[data-ghost]');
  }

  /** Lies over the quarter hours of a row; ok is whether it may stay there. */
  show(row, plan, text, ok) {
    const { element, scroll } = this;
    const outer = scroll.getBoundingClientRect();
    const box = boxOf(row, plan);
    const top = box.top - outer.top - scroll.clientTop + scroll.scrollTop;
    element.style.left = `${box.left - outer.left - scroll.clientLeft + scroll.scrollLeft}px`;
    element.style.top = `${top}px`;
    element.style.width = `${box.width}px`;
    element.style.height = `${box.height}px`;
    element.dataset.text = text;
    element.classList.toggle('unfit', !ok);
    element.classList.toggle('low', top - scroll.scrollTop > 100);
    const middle = (outer.left + outer.right) / 2;
    element.classList.toggle('late', isRightToLeft(scroll) ? box.left + box.width < middle : box.left > middle);
    element.hidden = false;
  }

  /** Asked for, and not done before the database says so. */
  ask(text) {
    this.element.dataset.text = text;
    this.element.classList.add('asking');
  }

  hide() {
    this.element.hidden = true;
    this.element.classList.remove('asking', 'unfit');
  }
}
