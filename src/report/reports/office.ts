import { findingsOfficeReport } from '../findings-office/office.ts';
import { officeReportOf } from '../maturity-report/office.ts';
import type { OfficeReport } from '../office/office-report.ts';
import type { Told } from './told.ts';

/** Findings that have room: a document and a deck are read, a workbook is sorted and filtered. */
const MOST_FINDINGS = { docx: 100, pptx: 100, xlsx: 20_000 } as const;

/** @param file which it will be */
export function officeReport(told: Told, file: keyof typeof MOST_FINDINGS): OfficeReport {
  return told.of === 'findings'
    ? findingsOfficeReport(told.document, MOST_FINDINGS[file])
    : officeReportOf(told.document);
}
