/** Office programs know languages by their region; of one without, the region that the report is written for. */
export function regionalLang(lang: string): string {
  return { en: 'en-US', ko: 'ko-KR', pt: 'pt-BR' }[lang] ?? lang;
}
