import { type AssessmentWords, wordsOf } from '../assessment/words.ts';
import type { ReportWords } from './words-en.ts';

/** What the assessment says everywhere, and what only its report says. */
export type MaturityWords = AssessmentWords & { readonly report: ReportWords };

const languages: Readonly<Record<string, () => Promise<ReportWords>>> = {
  en: async () => (await import('./words-en.ts')).englishReport,
  'pt-BR': async () => (await import('./words-pt-br.ts')).brazilianReport,
  ko: async () => (await import('./words-ko.ts')).koreanReport,
};

/** Those of a language; English where a model speaks one that the tool does not. */
export async function maturityWordsOf(language: string): Promise<MaturityWords> {
  const report = await (languages[language] ?? languages['en']!)();
  return { ...(await wordsOf(language)), report };
}
