import type { InterviewWords } from './words-en.ts';

export type { InterviewWords } from './words-en.ts';

/** The languages of a sitting's own sentences, each loaded when it is asked for. */
const languages: Readonly<Record<string, () => Promise<InterviewWords>>> = {
  en: async () => (await import('./words-en.ts')).english,
  'pt-BR': async () => (await import('./words-pt-br.ts')).brazilian,
  ko: async () => (await import('./words-ko.ts')).korean,
};

/** Those of a language; English where a model speaks one that the tool does not. */
export async function interviewWordsOf(language: string): Promise<InterviewWords> {
  return (languages[language] ?? languages['en']!)();
}
