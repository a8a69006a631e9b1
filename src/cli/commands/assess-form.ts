import { UsageError } from '../../errors.ts';
import { formFile, formOfExtension } from '../../report/forms/forms.ts';
import { shellWord } from '../../shell-word.ts';
import { exitCodes } from '../exit.ts';
import type { Io } from '../io.ts';
import { assessAgain } from './assess-again.ts';
import type { AssessCall } from './assess-keyboard.ts';

/**
 * `aiops assess --form FILE`: an empty form, to be filled in by one respondent.
 * @throws UsageError when the file is there already: somebody may have filled it in
 */
export async function writeForm(
  path: string,
  { model, modelName, typed, flags }: Pick<AssessCall, 'model' | 'modelName' | 'typed' | 'flags'>,
  io: Io,
): Promise<number> {
  const extension = /\.[^./\\]+$/.exec(path)?.[0].toLowerCase() ?? '';
  const format = formOfExtension[extension];
  if (format === undefined) {
    const what = `--form ${JSON.stringify(path)}: the ending tells no format; known are ${Object.keys(formOfExtension).join(' ')}`;
    throw new UsageError({ code: 'form-format', place: 'aiops', what, fix: 'name it answers.yaml' });
  }
  if ((await io.identify(path)) !== undefined) {
    const what = `--form ${path}: the file is there already, and somebody may have filled it in`;
    throw new UsageError({
      code: 'form-exists',
      place: 'aiops',
      what,
      fix: 'name another file, or remove it first',
    });
  }
  const form = await formFile(format, model.questionnaire, { ...typed, language: model.language });
  await io.writeFile(path, [form]);
  const then =
    format === 'yaml'
      ? assessAgain(modelName, path, flags)
      : assessAgain(modelName, 'answers.yaml', flags, '--merge', shellWord(path));
  io.say(`wrote ${path}: fill it in, then: ${then}`);
  return exitCodes.done;
}
