// The JSON Schema of a configuration, for the editors of those who have the package: aiops init names it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const home = new URL('../', import.meta.url);
const aiops = fileURLToPath(new URL('bin/aiops.js', home));

mkdirSync(new URL('dist/schemas/', home), { recursive: true });
writeFileSync(
  new URL('dist/schemas/config.json', home),
  execFileSync(process.execPath, [aiops, 'schema', 'config']),
);
