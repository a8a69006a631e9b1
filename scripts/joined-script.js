import { posix } from 'node:path';

const IMPORT = /^import \{([^}]*)\} from '([^']+)';\n?/gm;
const EXPORT = /^export (?=(?:async function|function|class|const|let) ([\w$]+))/gm;

/**
 * Modules as one classic script: each is a function that runs once, after those that it imports, and gives what it
 * exports. Only the forms that the house writes and `tsc` leaves are known: `import { a, b as c } from './d.js'`
 * and `export` before a declaration.
 * @param {string} entry
 * @param {(path: string) => string} read a module by its path
 */
export function joinedScript(entry, read) {
  /** @type {Map<string, string>} names of modules by path, in the order in which they run */
  const names = new Map();
  /** @type {string[]} */
  const parts = [];
  /** @type {(path: string) => string} */
  const nameOf = (path) => {
    const known = names.get(path);
    if (known !== undefined) return known;
    const text = `${read(path)}\n`.replace(IMPORT, (_, imported, target) => {
      const other = nameOf(posix.join(posix.dirname(path), target));
      return `const {${imported.replaceAll(' as ', ': ')}} = ${other};\n`;
    });
    const exported = [...text.matchAll(EXPORT)].map((match) => match[1]);
    const body = text.replace(EXPORT, '');
    if (/^(?:import|export)\b/m.test(body))
      throw new Error(`${path}: a form of import or export that is not known`);
    const name = `module${names.size}`;
    names.set(path, name);
    parts.push(`const ${name} = (() => {\n${body}return { ${exported.join(', ')} };\n})();\n`);
    return name;
  };
  nameOf(entry);
  return `(() => {\n'use strict';\n${parts.join('')}})();`;
}
