import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/start.js', import.meta.url));

function start(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    input: '',
  });
  return { code: status, stdout, stderr };
}

it('start without arguments shows what aiops finds, and what to try next', () => {
  const { code, stdout, stderr } = start();
  expect(code).toBe(0);
  expect(stdout).toMatch(/^SEVERITY /);
  expect(stderr).toMatch(/\nTry next:\n( {2}node bin\/aiops\.js .*\n){5}$/);
});

it.each([
  [['--version'], 0],
  [['detect', '--nope'], 2],
  [['detect', 'missing.csv'], 3],
])('start %j passes the arguments on and ends with %d', (args, code) => {
  expect(start(...args).code).toBe(code);
});
