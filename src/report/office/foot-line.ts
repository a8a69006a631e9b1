import type { OfficeBranding } from './office-report.ts';
import { oneLine } from './one-line.ts';

/** What the client wants below every page, in one line, and what else stands there; empty for nothing. */
export function footLine(branding: OfficeBranding | null, ...others: readonly string[]): string {
  return [branding?.footer, branding?.confidentiality, ...others]
    .map((text) => oneLine(text ?? ''))
    .filter((text) => text !== '')
    .join(' · ');
}
