import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { joinedScript } from '../../scripts/joined-script.js';

const joined = (modules: Readonly<Record<string, string>>) =>
  joinedScript('main.js', (path: string) => modules[path] ?? '');

/** What the script logs. */
function logOf(script: string): string[] {
  const log: string[] = [];
  runInNewContext(script, { log: (text: string) => log.push(text) });
  return log;
}

describe('joinedScript(entry, read)', () => {
  it('runs each module once, after those that it imports, with names of its own', () => {
    const script = joined({
      'main.js': "import { a } from './one.js';\nimport { b as c } from './rooms/two.js';\nlog(a + c());\n",
      'one.js': "const hidden = 'one';\nexport const a = hidden;\nlog('one runs');\n",
      'rooms/two.js':
        "import { a } from '../one.js';\nconst hidden = 'two';\nexport function b() {\n  return a + hidden;\n}\n",
    });
    expect(logOf(script)).toEqual(['one runs', 'oneonetwo']);
  });

  it('leaves nothing behind in the page', () => {
    const page: Record<string, unknown> = {};
    runInNewContext(joined({ 'main.js': 'export const a = 1;\n' }), page);
    expect(Object.keys(page)).toEqual([]);
  });

  it.each([
    ["import all from './one.js';\n", 'main.js: a form of import or export that is not known'],
    ['export default 1;\n', 'main.js: a form of import or export that is not known'],
  ])('joinedScript refuses %j', (text, message) => {
    expect(() => joined({ 'main.js': text })).toThrow(new Error(message));
  });
});
