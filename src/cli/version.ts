import { readFileSync } from 'node:fs';

/** The version in package.json, which lies two folders up both in the sources and in the build. */
export function toolVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** @example versionText(0) // => 'aiops 0.1.0' */
export function versionText(verbosity: number): string {
  const name = `aiops ${toolVersion()}`;
  if (verbosity === 0) return `${name}\n`;
  return `${name}\nnode ${process.versions.node}\nplatform ${process.platform} ${process.arch}\n`;
}
