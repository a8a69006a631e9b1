import type { ReportDocument } from '../document/document.ts';
import { ofTheWorst } from '../document/worst.ts';
import { englishReport } from '../maturity-report/words-en.ts';
import type { OfficePart, OfficeReport } from '../office/office-report.ts';
import { dayCounts } from './days.ts';
import { firstParts } from './first.ts';
import { acceptedPart, findingsPart, gatePart } from './tables.ts';
import { methodPart, qualityPart, summaryPart } from './texts.ts';

/**
 * A report of findings as office files have it.
 * @param most findings that it has room for, the worst; how many there are is told
 */
export function findingsOfficeReport(document: ReportDocument, most: number): OfficeReport {
  const { title, lang, branding, verdict, timeline, tz } = document;
  const shown = ofTheWorst(document, most);
  return {
    title,
    subtitle: [verdict.text, `times on the clock of ${tz}`].join(' · '),
    lang,
    date: new Date(timeline.toMs).toISOString().slice(0, 10),
    branding,
    words: englishReport.office,
    parts: partsOf(document, shown),
  };
}

function partsOf(document: ReportDocument, shown: ReportDocument): OfficePart[] {
  return [
    summaryPart(shown),
    ...firstParts(shown),
    ...dayCounts(document),
    findingsPart(shown, document.findings.length),
    gatePart(shown),
    ...acceptedPart(shown),
    qualityPart(shown.quality),
    methodPart(shown.method),
  ];
}
