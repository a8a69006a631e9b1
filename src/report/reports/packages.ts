import { OutputError } from '../../errors.ts';

/** The packages that an office file is written with, which are optional: each is loaded to see that it is there. */
const packages: Readonly<Record<string, Readonly<Record<string, () => Promise<unknown>>>>> = {
  docx: { docx: () => import('docx'), fflate: () => import('fflate') },
  pptx: { pptxgenjs: () => import('pptxgenjs'), fflate: () => import('fflate') },
  xlsx: {
    'write-excel-file': () => import('write-excel-file/universal'),
    fflate: () => import('fflate'),
  },
};

/**
 * Whether a format can be written here; nothing for a format that needs no optional package.
 * @throws OutputError where a package is not installed
 */
export async function checkPackages(format: string): Promise<void> {
  const needed = packages[format] ?? {};
  const missing: string[] = [];
  for (const [name, load] of Object.entries(needed)) if (!(await isThere(load))) missing.push(name);
  if (missing.length === 0) return;
  const names = missing.join(', ');
  throw new OutputError({
    code: 'package-missing',
    place: 'aiops',
    what: `a ${format} is written with ${names}, which ${missing.length === 1 ? 'is' : 'are'} not installed`,
    why: 'the packages for office files are optional, and were left out when aiops was installed',
    fix: `npm install ${missing.join(' ')}, where aiops is installed; meanwhile -o report.html or -o report.md`,
  });
}

async function isThere(load: () => Promise<unknown>): Promise<boolean> {
  try {
    await load();
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_MODULE_NOT_FOUND') return false;
    throw error;
  }
}
