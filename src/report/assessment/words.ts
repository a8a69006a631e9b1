import type { AssessmentWords } from './words-en.ts';

export type { AssessmentWords } from './words-en.ts';

/** The languages of the assessment's own sentences, each loaded when it is asked for. */
const languages: Readonly<Record<string, () => Promise<AssessmentWords>>> = {
  en: async () => (await import('./words-en.ts')).english,
  'pt-BR': async () => (await import('./words-pt-br.ts')).brazilian,
  ko: async () => (await import('./words-ko.ts')).korean,
};

/** Those of a language; English where a model speaks one that the tool does not. */
export async function wordsOf(language: string): Promise<AssessmentWords> {
  return (languages[language] ?? languages['en']!)();
}
