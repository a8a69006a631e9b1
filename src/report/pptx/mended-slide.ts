const SHAPE_ID = /<p:cNvPr id="[^"]*"/g;
const TABLE_NAME = /(<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="[^"]*" name="([^"]*)")\/>/g;
const NO_NAME_OF_AN_IMAGE = ' descr="preencoded.png"';
const NOTES_TEXT = /<a:p><a:r>(<a:rPr[^>]*\/>)<a:t>([^<]*)<\/a:t><\/a:r>(<a:endParaRPr[^>]*\/>)<\/a:p>/;

/**
 * A slide or layout: each shape with an id of its own, tables with an alternative text and a head that is known as
 * one, everything in the language of the report; a logo tells nothing that the title does not.
 */
export function mendedSlide(text: string, lang: string): string {
  let shapes = 0;
  return inLang(text, lang)
    .replaceAll(TABLE_NAME, '$1 descr="$2"/>')
    .replaceAll(SHAPE_ID, () => `<p:cNvPr id="${++shapes}"`)
    .replaceAll('<a:tblPr/>', '<a:tblPr firstRow="1"/>')
    .replaceAll(NO_NAME_OF_AN_IMAGE, ' descr=""')
    .replaceAll(/\s*hasCustomPrompt="1"/g, '');
}

/** Notes of a slide: a paragraph for each sentence, where the package sets all in one. */
export function mendedNotes(text: string, lang: string): string {
  return inLang(text, lang).replace(NOTES_TEXT, (_, properties: string, told: string, end: string) => {
    const sentences = told.split(/\r?\n/).filter((sentence) => sentence !== '');
    if (sentences.length === 0) return `<a:p>${end}</a:p>`;
    return sentences.map((sentence) => `<a:p><a:r>${properties}<a:t>${sentence}</a:t></a:r></a:p>`).join('');
  });
}

function inLang(text: string, lang: string): string {
  return text.replaceAll('lang="en-US"', `lang="${lang}"`);
}
