/** Who answered, where the file itself does not say it. */
export interface SurveyOptions {
  readonly respondent?: string | undefined;
  readonly role?: string | undefined;
}

/** A file's name without folders and ending: whose answers it holds, where nothing else says it. */
export function stemOf(path: string): string {
  const name = path.split('/').at(-1) ?? path;
  return name.replace(/(?<=.)\.[^.]*$/, '');
}
