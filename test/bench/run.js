// Measures what the documentation tells of speed. An aim is told beside each number, and never fails a build.
import { chain } from './chain.js';
import { fuzz } from './fuzz.js';
import { killed } from './killed.js';
import { noise } from './noise.js';
import { placement } from './placement.js';
import { promtool } from './promtool.js';
import { startup } from './startup.js';
import { stl } from './stl.js';

const benchmarks = [startup, noise, placement, stl, chain, promtool, fuzz, killed];

for (const { title, columns, rows } of benchmarks) {
  const table = [columns, ...(await rows())];
  const widths = columns.map((_, index) => Math.max(...table.map((row) => (row[index] ?? '').length)));
  console.log(`\n${title}`);
  for (const row of table) {
    console.log(`  ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd());
  }
}
