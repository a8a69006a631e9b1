import { UsageError } from '../../errors.ts';
import type { ModelFile } from '../../model-file.ts';
import { type RollupResult, rollupMarkdown, rollupText } from '../../report/assessment/rollup.ts';
import { type AssessmentWords, wordsOf } from '../../report/assessment/words.ts';
import type { Dress } from '../../report/formats/format.ts';
import { counted } from '../../report/units.ts';
import { rollup } from '../../rollup.ts';
import type { TypedAssess } from '../assess-options.ts';
import { besideOf, openDocument } from '../documents.ts';
import type { Io } from '../io.ts';
import { levelGate } from '../level-gate.ts';
import type { Presentation } from '../presentation.ts';
import { show } from '../show.ts';
import { toolVersion } from '../version.ts';

type Render = (result: RollupResult, words: AssessmentWords, dress: Dress) => Iterable<string>;

/** What an organisation of several units can be shown as: it has no roadmap of its own. */
const renders: Readonly<Record<string, Render>> = {
  text: rollupText,
  markdown: rollupMarkdown,
  json: (result) => [`${JSON.stringify(result, null, 2)}\n`],
  none: () => [],
};

/** `aiops assess --rollup UNITS.yaml`. */
export async function rollupCommand(
  path: string,
  model: ModelFile,
  presentation: Presentation<string>,
  typed: TypedAssess,
  io: Io,
): Promise<number> {
  const { format, outputs } = presentation;
  for (const wanted of [format, ...outputs.map((output) => output.format)]) renderOf(wanted);
  const words = await wordsOf(model.language);
  const run = { ...typed, model, words, toolVersion: toolVersion() };
  const result = await rollup(await openDocument(path, io), besideOf(path, io), run);
  await show(presentation, 'UTC', io, (wanted, dress) => renderOf(wanted)(result, words, dress));
  const { exitCode, told } = levelGate(result.level, typed.failUnder);
  io.say(`level ${result.level} (${counted(result.units, 'unit')}). ${told}`);
  return exitCode;
}

/** @throws UsageError */
function renderOf(format: string): Render {
  const render = renders[format];
  if (render !== undefined) return render;
  const what = `output format ${JSON.stringify(format)}: an organisation is shown as one of ${Object.keys(renders).join(', ')}`;
  throw new UsageError({
    code: 'output-format',
    place: 'aiops',
    what,
    fix: 'take the roadmap of each unit: aiops assess -a UNIT.yaml -o roadmap.csv',
  });
}
