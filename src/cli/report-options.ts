import { UsageError } from '../errors.ts';
import { isTimeZone } from '../option-values.ts';
import { reportFormatNames, reportFormatOfExtension } from '../report/reports/formats.ts';
import type { TypedFlags } from './flag.ts';
import { type Presentation, presentationOf } from './presentation.ts';

/** What `aiops report` was told. */
export interface TypedReport {
  readonly presentation: Presentation<(typeof reportFormatNames)[number]>;
  /** Undefined: that of the first result. */
  readonly tz: string | undefined;
  /** A Word document of the client. */
  readonly template: string | undefined;
}

const kinds = { names: reportFormatNames, ofExtension: reportFormatOfExtension };

/** @throws UsageError */
export function readReportOptions(flags: TypedFlags): TypedReport {
  const { format = flags['output'] === undefined ? 'markdown' : 'none' } = flags;
  const presentation = presentationOf({ ...flags, format }, 'aiops report', kinds);
  return {
    presentation,
    tz: readZone(flags['tz'] as string | undefined),
    template: flags['template'] as string | undefined,
  };
}

function readZone(typed: string | undefined): string | undefined {
  if (typed === undefined || isTimeZone(typed)) return typed;
  throw new UsageError({
    code: 'option-value',
    place: 'aiops',
    what: `--tz ${JSON.stringify(typed)}: expected a zone, such as Europe/Vienna`,
    fix: 'see: aiops report --help',
  });
}
