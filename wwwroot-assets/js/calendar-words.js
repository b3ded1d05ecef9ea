// What the day grid says: its texts come with the markup, times are those of a row's place.

export class Words {
  constructor(root) {
    this.root = root;
    this.clocks = new Map();
  }

  get texts() { return JSON.parse(this.root.dataset.words); }

  time({ place }, quarter) {
    const { zone } = place.dataset;
    if (!this.clocks.has(zone)) {
      const options = { timeZone: zone, timeStyle: 'short' };
      this.clocks.set(zone, new Intl.DateTimeFormat(this.root.dataset.culture || undefined, options));
    }
    return this.clocks.get(zone).format(quarter * 900000);
  }

  fill(name, values) { return this.texts[name].replace(/\{(\w+)\}/g, (_, key) => values[key]); }
}
