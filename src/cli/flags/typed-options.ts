import type { TypedOptions } from '../../options.ts';
import { attributeOf, type TypedFlags } from '../flag.ts';
import { detectionGroups } from './detect.ts';
import { gateFlags } from './gate.ts';

/** Flags that take a duration, which an option holds in milliseconds. */
const durations: readonly string[] = ['interval', 'minDuration', 'range'];

/** The flags that shape the result, under the names that `resolveDetectOptions` takes. */
export function typedOptions(flags: TypedFlags): TypedOptions {
  const known = [...detectionGroups.flatMap((group) => group.flags), ...gateFlags];
  return Object.fromEntries(
    known.map(attributeOf).map((name) => {
      return [durations.includes(name) ? `${name}Ms` : name, flags[name] as string | undefined];
    }),
  );
}
