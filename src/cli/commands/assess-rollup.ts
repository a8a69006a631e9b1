import { UsageError } from '../../errors.ts';
import { type AssessmentGateSettings, type Gate, judgeAssessment } from '../../gate/gate.ts';
import type { ModelFile } from '../../model-file.ts';
import { type RollupResult, rollupMarkdown, rollupText } from '../../report/assessment/rollup.ts';
import { levelGateVerdict } from '../../report/assessment/verdict.ts';
import { type AssessmentWords, wordsOf } from '../../report/assessment/words.ts';
import type { Dress } from '../../report/formats/format.ts';
import { counted } from '../../report/units.ts';
import { rollup } from '../../rollup.ts';
import { ruleText } from '../../rules.ts';
import type { TypedAssess } from '../assess-options.ts';
import { besideOf, openDocument } from '../documents.ts';
import type { TypedFlags } from '../flag.ts';
import type { Io } from '../io.ts';
import type { Presentation } from '../presentation.ts';
import { show } from '../show.ts';
import { endOfGate, sayGate } from '../verdict.ts';
import { toolVersion } from '../version.ts';

type Render = (result: RollupResult, words: AssessmentWords, dress: Dress) => Iterable<string>;

/** What an organisation of several units can be shown as: it has no roadmap of its own. */
const renders: Readonly<Record<string, Render>> = {
  text: rollupText,
  markdown: rollupMarkdown,
  json: (result) => [`${JSON.stringify(result, null, 2)}\n`],
  none: () => [],
};

interface RollupCall {
  readonly model: ModelFile;
  readonly presentation: Presentation<string>;
  readonly typed: TypedAssess;
  readonly flags: TypedFlags;
}

/** `aiops assess --rollup UNITS.yaml`. */
export async function rollupCommand(
  path: string,
  { model, presentation, typed, flags }: RollupCall,
  io: Io,
): Promise<number> {
  const { format, outputs } = presentation;
  for (const wanted of [format, ...outputs.map((output) => output.format)]) renderOf(wanted);
  checkMeasured(typed);
  const words = await wordsOf(model.language);
  const run = { ...typed, model, words, toolVersion: toolVersion() };
  const result = await rollup(await openDocument(path, io), besideOf(path, io), run);
  await show(presentation, 'UTC', io, (wanted, dress) => renderOf(wanted)(result, words, dress));
  const gate = gateOf(result, typed);
  await sayGate(gate, presentation, io);
  const { exitCode, aside } = endOfGate(gate, flags);
  const units = counted(result.units, 'unit');
  io.say(`level ${result.level} (${units}). ${levelGateVerdict(gate)}${aside}. exit ${exitCode}`);
  return exitCode;
}

function gateOf({ level, declared, dimensions }: RollupResult, settings: AssessmentGateSettings): Gate {
  const placed = dimensions.map(({ id, level: reached }) => ({
    id,
    demonstrated: reached,
    declared: Number.NaN,
  }));
  const levels = { level, demonstrated: level, declared };
  return judgeAssessment({ ...levels, unknown: Number.NaN, gates: 0, dimensions: placed }, settings);
}

/** @throws UsageError where a threshold is about what is not told of an organisation */
function checkMeasured({ thresholds }: AssessmentGateSettings): void {
  const stray = thresholds.find(
    ({ rule: { measure, argument } }) =>
      measure === 'unknown' || (measure === 'declared' && argument !== undefined),
  );
  if (stray === undefined) return;
  throw new UsageError({
    code: 'option-value',
    place: 'aiops',
    what: `--threshold ${JSON.stringify(ruleText(stray))}: an organisation of several units has no such measure`,
    fix: 'use level, level(DIMENSION), demonstrated or declared; or judge each unit: aiops assess -a UNIT.yaml',
  });
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
