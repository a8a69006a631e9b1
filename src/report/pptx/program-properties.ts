import { XML_HEAD } from '../office/xml-text.ts';

/** The part of a deck that tells what wrote it, and how many slides it has. */
export function programProperties(slides: number): string {
  return `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>aiops</Application><PresentationFormat>Widescreen</PresentationFormat><Slides>${slides}</Slides><Notes>${slides}</Notes><HiddenSlides>0</HiddenSlides></Properties>`;
}
