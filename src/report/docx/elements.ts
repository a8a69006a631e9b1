import type { Run, XmlComponent } from 'docx';
import type { Docx } from './setting.ts';

/** An element for which the package has no builder; its texts must be guarded. */
export function element(
  docx: Docx,
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly (XmlComponent | string)[] = [],
): XmlComponent {
  const made = new docx.ImportedXmlComponent(name, attributes);
  for (const child of children) made.push(child);
  return made;
}

/** A run that holds nothing but this. */
export function runOf(docx: Docx, child: XmlComponent): Run {
  const run = new docx.Run({});
  run.addChildElement(child);
  return run;
}
