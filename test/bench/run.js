// Measures what the documentation tells of speed and of accuracy. An aim is told beside each number, and never fails a
// build. `npm run bench -- noise power --series 20` runs those two, with so many series each.
import { namesAsked } from './asked.js';
import { chain } from './chain.js';
import { fuzz } from './fuzz.js';
import { killed } from './killed.js';
import { noise, noiseByLength } from './noise.js';
import { placement } from './placement.js';
import { power } from './power.js';
import { promtool } from './promtool.js';
import { reliability } from './reliability.js';
import { startup } from './startup.js';
import { stl } from './stl.js';

const benchmarks = {
  startup,
  noise,
  noiseByLength,
  reliability,
  power,
  placement,
  stl,
  chain,
  promtool,
  fuzz,
  killed,
};

const names = Object.keys(benchmarks);
const unknown = namesAsked.find((name) => !names.includes(name));
if (unknown !== undefined) throw new Error(`no benchmark ${unknown}: there are ${names.join(', ')}`);

for (const [name, { title, columns, rows }] of Object.entries(benchmarks)) {
  if (namesAsked.length > 0 && !namesAsked.includes(name)) continue;
  const table = [columns, ...(await rows())];
  const widths = columns.map((_, index) => Math.max(...table.map((row) => (row[index] ?? '').length)));
  console.log(`\n${title}`);
  for (const row of table) {
    console.log(`  ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd());
  }
}
