import { reportMarkdown } from '../document/markdown.ts';
import { maturityMarkdown } from '../maturity-report/markdown.ts';
import type { Told } from './told.ts';

export function markdownReport(told: Told): Iterable<string> {
  return told.of === 'findings' ? reportMarkdown(told.document) : maturityMarkdown(told.document);
}
