import { describe, expect, it } from 'vitest';
import { pulsesOf } from '../../../src/model/recurring/pulses.ts';

const PHASES = 120;
const profile = (at: (phase: number) => number) =>
  Float64Array.from({ length: PHASES }, (_, phase) => at(phase));
const between = (phase: number, first: number, last: number) => phase >= first && phase <= last;

describe('pulsesOf', () => {
  it.each([
    ['a batch', (phase: number) => (between(phase, 30, 33) ? 10 : 0), [[30, 33]]],
    ['a pause', (phase: number) => (between(phase, 30, 33) ? -10 : 0), [[30, 33]]],
    ['one over the end of the cycle', (phase: number) => (phase < 2 || phase > 117 ? 10 : 0), [[118, 121]]],
    [
      'two that differ in height',
      (phase: number) => (between(phase, 9, 10) ? 3 : between(phase, 60, 64) ? 99 : 0),
      [
        [9, 10],
        [60, 64],
      ],
    ],
    [
      'a ramp, as far as it stands out',
      (phase: number) => (between(phase, 50, 59) ? phase - 49 : 0),
      [[51, 59]],
    ],
    [
      'one with a phase of less in between',
      (phase: number) => (between(phase, 50, 54) && phase !== 52 ? 10 : 0),
      [[50, 54]],
    ],
    ['office hours', (phase: number) => (between(phase, 40, 80) ? 10 : 0), []],
    ['a wave', (phase: number) => 50 * Math.sin((2 * Math.PI * phase) / PHASES), []],
    ['less than twice the noise', (phase: number) => (between(phase, 30, 33) ? 1.9 : 0), []],
  ])('pulsesOf(profile, 1) of %s', (_, at, expected) => {
    const { pulses } = pulsesOf(profile(at), 1);
    expect(pulses.map(({ firstPhase, lastPhase }) => [firstPhase, lastPhase])).toEqual(expected);
  });

  it('pulsesOf(profile, noise) tells what is around the pulses', () => {
    const { around } = pulsesOf(
      profile((phase) => (between(phase, 30, 33) ? 17 : 7)),
      1,
    );
    expect(around).toEqual(profile(() => 7));
  });

  it('pulsesOf(profile, noise) keeps the 24 highest', () => {
    const { pulses } = pulsesOf(
      profile((phase) => (phase % 4 === 0 ? 10 + phase : 0)),
      1,
    );
    expect(pulses.map(({ firstPhase }) => firstPhase)).toEqual(
      Array.from({ length: 24 }, (_, at) => 24 + 4 * at),
    );
  });
});
