import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const built = fileURLToPath(new URL('../../dist/cli/doors/civil-day.js', import.meta.url));

describe('civilDay', () => {
  it.each([
    ['Asia/Seoul', '2026-11-20T23:30:00Z', '2026-11-21'],
    ['America/Sao_Paulo', '2026-11-22T01:30:00Z', '2026-11-21'],
    ['UTC', '2026-03-01T00:00:00Z', '2026-03-01'],
  ])('in %s at %s is %s', (TZ, now, day) => {
    const line = `import { civilDay } from ${JSON.stringify(built)}; console.log(civilDay(new Date('${now}')))`;
    const args = ['--input-type=module', '-e', line];
    expect(execFileSync(process.execPath, args, { env: { TZ }, encoding: 'utf8' }).trim()).toBe(day);
  });
});
