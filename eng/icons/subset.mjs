// Makes wwwroot-assets/fonts/icons.woff2 from Radzen's Material Symbols: only the icons named in icons.txt.
//   npm install --prefix .tools subset-font@2.9.0 fontkit@2.0.4
//   NODE_PATH=.tools/node_modules node eng/icons/subset.mjs PATH/TO/radzen.blazor/11.2.7/staticwebassets/fonts/MaterialSymbolsOutlined.woff2
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

// require() looks into NODE_PATH, import does not.
const require = createRequire(import.meta.url);
const fontkit = require('fontkit');
const subsetFont = require('subset-font');

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const source = readFileSync(process.argv[2]);
const names = readFileSync(here('icons.txt'), 'utf8').split('\n').filter(Boolean);
const font = fontkit.create(source);

const missing = [];
const codePoints = names.flatMap((name) => {
  const glyphs = font.layout(name).glyphs;
  const privateUse = glyphs.length === 1 ? glyphs[0].codePoints.concat(font.stringsForGlyph(glyphs[0].id).map((s) => s.codePointAt(0))) : [];
  const found = privateUse.filter((point) => point >= 0xe000);
  if (found.length === 0) missing.push(name);
  return found.slice(0, 1);
});
if (missing.length > 0) {
  console.error(`The font has no icon named: ${missing.join(', ')}`);
  process.exit(1);
}

// The letters write the ligatures; without noLayoutClosure they would drag in every icon of the font.
const text = 'abcdefghijklmnopqrstuvwxyz0123456789_ ' + String.fromCodePoint(...codePoints);
const axes = { FILL: font.variationAxes.FILL?.default, wght: font.variationAxes.wght?.default };
const subset = await subsetFont(source, text, { targetFormat: 'woff2', noLayoutClosure: true, variationAxes: axes });
writeFileSync(here('../../wwwroot-assets/fonts/icons.woff2'), subset);
console.log(`${names.length} icons, ${subset.length} bytes`);
